"""Owns finding circles among ids that name each other; it knows no module and says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def circles(following: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield chains that lead back to their beginning, each once, first the id that stands first in *following*.

    Where circles share ids, as many are yielded as lead back on a walk along every link; without them no circle is
    left. Ids that *following* does not hold end a chain. It walks without recursion, so that length costs no stack.
    """
    rank = {name: number for number, name in enumerate(following)}
    seen: set[tuple[str, ...]] = set()
    done: set[str] = set()
    for start in following:
        path: list[str] = []
        place: dict[str, int] = {}
        walk = [(start, iter(following[start]))] if start not in done else []
        while walk:
            name, links = walk[-1]
            if name not in place:
                place[name] = len(path)
                path.append(name)
            link = next((one for one in links if one in rank and one not in done), None)
            if link is None:
                walk.pop()
                path.pop()
                del place[name]
                done.add(name)
            elif link not in place:
                walk.append((link, iter(following[link])))
            else:
                chain = _from_first(path[place[link] :], rank)
                if chain not in seen:
                    seen.add(chain)
                    yield chain


def _from_first(chain: Sequence[str], rank: Mapping[str, int]) -> tuple[str, ...]:
    first = min(range(len(chain)), key=lambda index: rank[chain[index]])
    return (*chain[first:], *chain[:first])
