"""Owns the rules about where teaching and trainers are, against where the need is (DS); it computes no distribution."""

from collections.abc import Iterator
from typing import NamedTuple

from planner.checks.phrase import FEW_HEADS, SLACK, figure, listed
from planner.checks.registry import Hit, check
from planner.coverage import Number, Sums, total
from planner.diagnostics import Severity
from planner.distribution import Distribution
from planner.i18n import _, ngettext
from planner.model import Region, Settings
from planner.plain import one_line
from planner.rounding import as_written, for_every_ten, percent
from planner.view import View


@check("DS001", Severity.WARNING)
def parity_below_target(view: View) -> Iterator[Hit]:
    """Parity below target.

    Coverage of the focus zone over coverage of the reference zone, both by duty station and by need, is below the
    mission's target (`parity` in `[mission.targets]`, 0.80). Where parity is undefined, nothing is said.

    Why: the policy brief of 2014 finds most training in Bamako while the dependency on police rises in the north. Need
    for need, this figure says by how much.

    Remedy: plan for the zone with less; sessions elsewhere raise total coverage and lower parity.

    Wrong:
        # North is compared with Bamako; gao-gms serves in the north, bko-ca1 in Bamako.
        [[session]]
        id = "S-1"
        modules = ["human-rights", "crowd-control"]
        start = 2014-05-05
        end = 2014-05-30
        status = "delivered"
        attended = { bko-ca1 = 36 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["human-rights", "crowd-control"]
        start = 2014-05-05
        end = 2014-05-30
        status = "delivered"
        attended = { bko-ca1 = 12, gao-gms = 24 }
    """
    distribution = view.distribution()
    target = view.mission.settings.targets.parity
    if distribution.parity.value is not None and distribution.parity.value < target - SLACK:
        yield _unequal(view.mission.settings, distribution, distribution.parity.value)


def _unequal(settings: Settings, distribution: Distribution, value: float) -> Hit:
    focus, reference = settings.focus or "", settings.reference or ""
    sums = {row.zone.id: row.sums for row in distribution.zones if row.zone}
    mark = "~" if sums[focus].illustrative or sums[reference].illustrative else ""
    message = _(
        "need for need, {count} covered in {focus} for every 10 in {reference} (target {target}): {part}, {whole}"
    ).format(
        count=for_every_ten(value, settings.targets.parity, mark),
        focus=focus,
        reference=reference,
        target=as_written(10 * settings.targets.parity),
        part=_share(sums[focus]),
        whole=_share(sums[reference]),
    )
    hint = _("plan for the open gap in {focus}").format(focus=focus)
    return Hit(settings, message, hint, (focus, reference), ("focus",))


def _share(sums: Sums) -> str:
    """Return covered of needed trainee-hours, with the percentage where heads are not too few for one."""
    words = _("{covered} of {need} trainee-hours").format(
        covered=figure(sums.covered_hours), need=figure(sums.need_hours, sums.illustrative)
    )
    if sums.need < FEW_HEADS:
        return words
    mark = "~" if sums.illustrative else ""
    return _("{hours} ({percent})").format(hours=words, percent=mark + percent(sums.coverage or 0.0))


@check("DS002", Severity.WARNING)
def region_with_nothing(view: View) -> Iterator[Hit]:
    """Region with need and nothing held or scheduled.

    The region's units have need; none of them has attended or is booked for a module they need, and no session was
    held or is booked at a venue there. An idea books nothing.

    Why: a region where nothing happens sends no report, so no list shows it. The policy brief of 2014 names Kidal
    among the places that depend on the police.

    Remedy: plan a first session there, or bring its units to a venue elsewhere; where it is closed, plan for the day
    after.

    Wrong:
        # gao-gms is the only unit in Gao.
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-01
        seats = { bko-ca1 = 28 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-01
        seats = { bko-ca1 = 14, gao-gms = 14 }
    """
    for row in view.distribution().regions:
        sums = row.sums
        taught = sums.delivered_hours or sums.scheduled or row.held.sessions or row.booked.sessions
        if row.region and sums.need and not taught:
            yield _nothing(row.region, sums, len(view.units_in(row.region.id)))


def _nothing(region: Region, sums: Sums, units: int) -> Hit:
    message = ngettext(
        "{region}: nothing was held or is booked for its {count} unit, which needs {hours} trainee-hours",
        "{region}: nothing was held or is booked for its {count} units, which need {hours} trainee-hours",
        units,
    ).format(region=region.id, count=units, hours=figure(sums.need_hours, sums.illustrative))
    hint = _("plan a first session there, or bring its units elsewhere")
    return Hit(region, message, hint, (region.id,))


@check("DS003", Severity.WARNING)
def trainers_away_from_need(view: View) -> Iterator[Hit]:
    """Trainers posted away from the need.

    Of one component's trainers, a region has none though its share of the mission's gap (trainee-hours, by duty
    station) is worth at least one of them, while another has more than its share. Once a component.

    Why: the policy brief of 2014 finds the individual officers, whose task is capacity-building, mostly not in the
    north, where formed units are; so each component is weighed alone.

    Remedy: post a team there, send one for a few weeks at a time, or ask what keeps it away: quarters, security.

    Wrong:
        # There is no other IPO team; most of the gap is in Gao.
        [[team]]
        id = "ipo-gao"
        title = "Trainers for Gao, posted in Bamako"
        region = "bamako"
        trainers = 4
        component = "IPO"

    Right:
        # The team ipo-gao is in Gao.
        [[team]]
        id = "ipo-bamako"
        title = "Trainers, Bamako"
        region = "bamako"
        trainers = 3
        component = "IPO"
    """
    rows = view.distribution().regions
    for component in dict.fromkeys(name for row in rows for name in row.trainers):
        posts = [Post(row.region, row.trainers.get(component, 0), row.sums) for row in rows if row.region]
        trainers, gap = sum(post.trainers for post in posts), total(post.gap for post in posts)
        without = [post for post in posts if not post.trainers and gap and post.gap * trainers >= gap]
        if without:
            yield _unposted(component, posts, without)


class Post(NamedTuple):
    """One component in one region."""

    region: Region
    trainers: int
    sums: Sums
    """The region's."""

    @property
    def gap(self) -> Number:
        """The region's gap, in trainee-hours."""
        return self.sums.gap_hours


def _unposted(component: str, posts: list[Post], without: list[Post]) -> Hit:
    trainers, gap = sum(post.trainers for post in posts), total(post.gap for post in posts)
    worst = sorted(without, key=lambda post: -post.gap)
    most = max(posts, key=lambda post: post.trainers / trainers - post.gap / gap)
    names = [post.region.id for post in worst]
    message = _(
        "{component}: no trainer in {regions} with {part} trainee-hours of the gap; "
        "{count} of {trainers} are in {most} with {rest}"
    ).format(
        component=one_line(component),
        regions=listed(names),
        part=_of_gap(worst, posts),
        count=most.trainers,
        trainers=trainers,
        most=most.region.id,
        rest=_of_gap([most], posts),
    )
    hint = _("post a team there, or send one for some weeks")
    return Hit(worst[0].region, message, hint, (*names, most.region.id))


def _of_gap(some: list[Post], posts: list[Post]) -> str:
    """Return the trainee-hours of *some* of all in the gap, with the percentage where heads are not too few for one."""
    part, whole = total(post.gap for post in some), total(post.gap for post in posts)
    illustrative = any(post.sums.illustrative for post in posts)
    words = _("{part} of {whole}").format(part=figure(part, illustrative), whole=figure(whole, illustrative))
    if sum(post.sums.gap for post in posts) < FEW_HEADS:
        return words
    mark = "~" if illustrative else ""
    return _("{hours} ({percent})").format(hours=words, percent=mark + percent(part / whole))


@check("DS004", Severity.WARNING)
def taught_away(view: View) -> Iterator[Hit]:
    """More than half of a region's seats taught away.

    Of the heads of the region's units that attended a session at a recorded venue, each counted once a session, more
    than half did so in another region.

    Why: in 2015 a partner taught in Bamako, and about half of its trainees travelled in from other regions: by venue
    that looks like Bamako alone, by duty station like the whole country. Travel days are a cost of their own.

    Remedy: take the course there; the premises of a formed police unit have served as a venue in the north.

    Wrong:
        # gao-gms serves in Gao, the hall is in Bamako.
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-05-05
        status = "delivered"
        venue = "enp-hall"
        attended = { gao-gms = 24 }

    Right:
        # This hall is in Gao.
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-05-05
        status = "delivered"
        venue = "gao-hall"
        attended = { gao-gms = 24 }
    """
    for row in view.distribution().regions:
        if row.region and 2 * row.taught_away_seats > row.attended_seats:
            message = _("{region}: {away} of {all} seats of its units were at venues in other regions")
            yield Hit(
                row.region,
                message.format(region=row.region.id, away=row.taught_away_seats, all=row.attended_seats),
                _("take a course there, or record why it cannot be"),
                (row.region.id,),
            )
