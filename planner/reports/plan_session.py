"""Owns how one session stands on the page of the plan: when, what, where, who, for whom and with what; no figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.curriculum import Module
from planner.i18n import _, ngettext
from planner.model import Session
from planner.reports.page import GLUE, Page, whole, whole_twin
from planner.reports.record_words import days_of, named
from planner.reports.sessions import hours_of
from planner.reports.words import number, status_word
from planner.view import View

FEW_MODULES = 3
"""Modules whose titles stand with the session; of more the ids do, and the titles in the list of modules."""


def add_session(page: Page, view: View, session: Session, marks: str) -> None:
    """Add *session* to the page; *marks* are the numbers of its footnotes."""
    page.entry(((f"{session.id}  ", "bold"),), days_of(session) + marks, (status_word(session.status), "bold"))
    title = whole_twin(session, "title")
    if title:
        page.paragraph(title, indent=2, hang=2)
    for label, text in _facts(view, session):
        if text:
            page.entry((("  ", ""), (page.folded(label).ljust(13), "dim")), text)


def _facts(view: View, session: Session) -> Iterator[tuple[str, str]]:
    mission = view.mission
    yield _("Modules"), _modules(view, session)
    yield _("Venue"), _venue(view, session)
    yield _("Partner"), named(mission, "partner", session.partner) if session.partner else _("none named")
    teams = ", ".join(named(mission, "team", team) for team in session.teams)
    yield _("Teams"), teams or _("none named")
    yield _("Seats"), _seats(view, session)
    if session.status == "delivered":
        yield _("Attended"), _attended(view, session)
    yield _("Counterpart"), whole(session.counterpart) or _("none named")
    yield _("Funding"), whole(session.funding) or _("none named")
    if session.follow_up:
        yield _("Follow-up"), session.follow_up.isoformat()
    yield _("Public note"), whole_twin(session, "public_note")


def _modules(view: View, session: Session) -> str:
    mission, taught = view.mission, view.mission.taught(session)
    hours = _("{hours} h").format(hours=number(hours_of(mission, session)))
    parts = []
    for name in session.modules:
        if curriculum := mission.curriculum.get(name):
            count = len(mission.modules_in[name])
            text = ngettext("{title} ({id}), its {count} module", "{title} ({id}), all its {count} modules", count)
            parts.append(text.format(title=whole_twin(curriculum, "title"), id=name, count=count))
        elif module := mission.module.get(name):
            parts.append(_module(module, titled=len(taught) <= FEW_MODULES))
        else:
            parts.append(whole(name))
    return _("{modules}; {hours}").format(modules=", ".join(parts), hours=hours)


def _module(module: Module, *, titled: bool) -> str:
    if not titled:
        return module.id
    return _("{id} {title}").format(id=module.id, title=whole_twin(module, "title"))


def _venue(view: View, session: Session) -> str:
    region = view.region_of(session)
    if not session.venue or region is None:
        return _("not recorded")
    venue, place = named(view.mission, "venue", session.venue), view.mission.region.get(region)
    return _("{venue}, region {region}").format(venue=venue, region=whole_twin(place, "title") if place else region)


def _seats(view: View, session: Session) -> str:
    if not session.seats:
        return _("none named; class of {size}").format(size=_class_size(view, session))
    total = sum(session.seats.values())
    text = ngettext(
        "{count} seat for a class of {size}: {units}", "{count} seats for a class of {size}: {units}", total
    )
    return text.format(count=number(total), size=_class_size(view, session), units=_heads(session.seats))


def _heads(heads: Mapping[str, int]) -> str:
    return ", ".join(f"{whole(name)}{GLUE}{number(count)}" for name, count in heads.items())


def _class_size(view: View, session: Session) -> str:
    taught = view.mission.taught(session)
    least = max((module.class_min for module in taught), default=1)
    sizes = [module.class_max for module in taught if module.class_max is not None]
    if not sizes:
        return _("{least} or more").format(least=number(least))
    if least == min(sizes):
        return number(least)
    return _("{least} to {most}").format(least=number(least), most=number(min(sizes)))


def _attended(view: View, session: Session) -> str:
    if not session.attended:
        return _("not recorded")
    total = sum(session.attended.values())
    text = ngettext("{count} head: {units}", "{count} heads: {units}", total)
    text = text.format(count=number(total), units=_heads(session.attended))
    if session.women is None:
        return text
    women = ngettext("{count} woman", "{count} women", session.women).format(count=number(session.women))
    return _("{text}; {women}").format(text=text, women=women)
