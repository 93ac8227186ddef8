"""Draws the reference pages of the desk from its two tables: the life of an assessment, and who may do what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import product

from migov.model.people import Member, Role
from migov.model.permissions import TABLE, Permission, Situation, allows
from migov.model.workflow import TRANSITIONS, Stage, Transition

BOX, GAP, HEIGHT, TOP = 112, 92, 44, 64
INK, PAPER, EDGE, BACK = "#14213d", "#ffffff", "#5b6472", "#8a5a00"
FIGURE = "stages.svg"
SPOKEN = 'aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13"'


def stages(transitions: Iterable[Transition] = TRANSITIONS) -> str:
    """The page about the life of an assessment: the diagram, and the same as a table."""
    rows = [
        f"| {line.before} | **{line.step}** | {line.after} | {_needs(line)} |"
        for line in sorted(transitions, key=lambda line: (list(Stage).index(line.before), line.is_back))
    ]
    return (
        "# The life of an assessment\n\n"
        f"![The stages from launch to published, with the steps forward above and the steps back below.]({FIGURE})\n\n"
        "What cannot be read from the drawing stands in the table; both are made from `TRANSITIONS` in\n"
        "`migov.model.workflow`, which is also what the desk obeys. A step forward is open when all it needs is\n"
        "there, a step back asks for a reason. Every step stands in the journal with who took it.\n\n"
        "| from | step | to | needs |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def diagram(transitions: Iterable[Transition] = TRANSITIONS) -> str:
    """The stages and steps as a drawing (SVG) that says in words what it shows."""
    lines = tuple(transitions)
    width = len(Stage) * BOX + (len(Stage) - 1) * GAP + 32
    told = "; ".join(f"{line.step}: from {line.before} to {line.after}" for line in lines)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 200" role="img" {SPOKEN}>',
        '<title id="title">The life of an assessment</title>',
        f'<desc id="desc">{escape(told)}.</desc>',
        f'<rect width="{width}" height="200" fill="{PAPER}"/>',
        *(_head(name, colour) for name, colour in (("on", INK), ("back", BACK))),
        *(_box(stage) for stage in Stage),
        *(_back(line) if line.is_back else _on(line) for line in lines),
    ]
    return "\n".join([*parts, "</svg>", ""])


def permissions(table: Iterable[Permission] = Permission) -> str:
    """The page about who may do what: role by permission with the stages, then the conditions in words."""
    wanted = tuple(table)
    names = [*(role.value for role in Role), "office"]
    head = "| | " + " | ".join(names) + " |\n|---|" + "---|" * len(names)
    rows = [f"| {one} | " + " | ".join(_cells(one)) + " |" for one in wanted]
    return (
        "# Who may do what\n\n"
        "Made from `TABLE` in `migov.model.permissions`. A cell names the stages in which the role may; “always” is\n"
        "every stage, † means that it also depends on the matter at hand, as the list below says. Whoever does not\n"
        "belong to an assessment is told that it does not exist. The office sees every assessment.\n\n"
        f"{head}\n" + "\n".join(rows) + "\n\n## In words\n\n" + "\n".join(_said(one) for one in wanted) + "\n"
    )


def _needs(line: Transition) -> str:
    return "a reason" if line.is_back else "; ".join(line.needs) or "nothing more"


def _left(stage: Stage) -> int:
    return 16 + list(Stage).index(stage) * (BOX + GAP)


def _head(name: str, colour: str) -> str:
    return (
        f'<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0 8 4 0 8z" fill="{colour}"/></marker>'
    )


def _box(stage: Stage) -> str:
    left = _left(stage)
    return (
        f'<rect x="{left}" y="{TOP}" width="{BOX}" height="{HEIGHT}" rx="6" fill="{PAPER}" stroke="{INK}" '
        f'stroke-width="1.5"/><text x="{left + BOX // 2}" y="{TOP + 27}" text-anchor="middle" font-weight="600" '
        f'fill="{INK}">{escape(stage)}</text>'
    )


def _on(line: Transition) -> str:
    start, end, y = _left(line.before) + BOX, _left(line.after), TOP + HEIGHT // 2
    return f'<path d="M{start} {y}H{end - 2}" stroke="{INK}" stroke-width="1.5" marker-end="url(#on)"/>' + _words(
        line.step, (start + end) // 2, y - 34, INK
    )


def _back(line: Transition) -> str:
    start, end, y = _left(line.before) + BOX // 3, _left(line.after) + 2 * BOX // 3, TOP + HEIGHT
    return (
        f'<path d="M{start} {y}C{start} {y + 46} {end} {y + 46} {end} {y + 3}" fill="none" stroke="{BACK}" '
        f'stroke-width="1.5" stroke-dasharray="5 3" marker-end="url(#back)"/>'
        + _words(line.step, (start + end) // 2, y + 52, BACK)
    )


def _words(step: str, x: int, y: int, colour: str) -> str:
    lines = step.split(" ", 1)
    spans = "".join(f'<tspan x="{x}" y="{y + 15 * place}">{escape(word)}</tspan>' for place, word in enumerate(lines))
    return f'<text text-anchor="middle" font-size="12" fill="{colour}">{spans}</text>'


def _cells(permission: Permission) -> Iterator[str]:
    """For each role, and for the office, the stages in which it may."""
    for role in (*Role, None):
        asked = ("somewhere",) if role is Role.PARTICIPANT else ()
        member = Member(
            person="ada", roles=frozenset({role} if role else ()), institutions=asked, is_office=role is None
        )
        found = {stage: {allows(permission, member, one) for one in _situations(stage)} for stage in Stage}
        open_in = [stage for stage in Stage if True in found[stage]]
        depends = any(len(told) == 2 for told in found.values())
        named = "always" if len(open_in) == len(Stage) else _range(open_in)
        yield f"{named}{' †' if depends else ''}" if open_in else ""


def _range(found: list[Stage]) -> str:
    """The stages in few words: the first and the last where all between are among them."""
    order = list(Stage)
    whole = found == order[order.index(found[0]) : order.index(found[-1]) + 1] if found else False
    return f"{found[0]} to {found[-1]}" if whole and len(found) > 2 else ", ".join(found)


def _situations(stage: Stage) -> Iterator[Situation]:
    for handed, addressed, codes in product((True, False), repeat=3):
        yield Situation(
            stage=stage,
            delegated_to=frozenset({"somewhere"} if handed else ()),
            addressed_to="ada" if addressed else "bo",
            asked_to_code=frozenset({"ada"} if codes else ()),
        )


def _said(permission: Permission) -> str:
    rows = (" and ".join(condition.__name__.replace("_", " ") for condition in row) for row in TABLE[permission])
    return f"- **{permission}**: whoever " + "; or ".join(rows) + "."
