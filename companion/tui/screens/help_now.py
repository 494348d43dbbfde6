"""Help now: the same as `companion help-now`. Asks nothing, records nothing."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from companion.domain.questions import Question
from companion.services import help_now
from companion.tui.keys import ANY, HELP, READ, bindings
from companion.tui.screens.reading import ReadingScreen
from companion.tui.widgets.ask import Answer, Ask

_CONTACT = Question(id="help-contact", words="Who to call, with the number:", kind="text")
_COUNTRY = Question(id="help-country", words="Country:", kind="choice")


class HelpNowScreen(ReadingScreen):
    """Own contact first, then the lines."""

    BINDINGS = bindings(ANY, READ, HELP)

    def __init__(self) -> None:
        super().__init__("", "")

    def content(self) -> Content:
        """Return the help page, drawn from what is kept and shipped."""
        return help_content(help_now.look(self.context))

    def foot_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the help page."""
        return (("help-contact", "own number"), ("help-country", "country"), ("back", "back"))

    def action_contact(self) -> None:
        """Keep the person's own number or name."""
        self.ask_text(
            _CONTACT,
            lambda text: help_now.set_contact(self.context, text).line,
            value=help_now.look(self.context).contact,
        )

    def action_country(self) -> None:
        """Choose the country whose lines stand first."""

        async def then(answer: Answer) -> None:
            if answer:
                kept = await self.do(help_now.set_country, self.context, str(answer))
                if kept:
                    self.asking.say(kept.line)

        names = tuple(help_now.countries().items())
        self.asking.ask(Ask(question=_COUNTRY, then=then, options=names, own_words=False))


def help_content(found: help_now.HelpNow) -> Content:
    """Return the lines of the help page."""
    parts: list[tuple[str, str]] = [("Help now\n", "bold $warm")]
    if found.contact:
        parts += [("\nyours   ", "$leaf"), (f"{found.contact}\n", "bold $ink")]
    for section in found.sections:
        parts += [(f"\n{section.title}\n", "$leaf"), (f"{section.text}\n", "$ink")]
    parts.append(
        (f"\n{found.country or 'Your country is not known here; t chooses it'}\n", "$quiet")
    )
    for entry in (*found.lines, *found.elsewhere):
        where = f", {entry.hours.replace('24 hours', '24h')}" if entry.hours else ""
        parts += [
            (f"{entry.channel:<11} ", "$quiet"),
            (entry.number, "bold $ink"),
            (f"   {entry.name}{where}\n", "$quiet"),
        ]
    parts.append(("\n", ""))
    parts += [(f"{said}\n", "$ink") for said in found.intro]
    checked = max((entry.checked for entry in found.lines or found.elsewhere), default="")
    parts.append((f"\nChecked against public pages on {checked}.\n", "$quiet"))
    parts += [(f"{said}\n", "$quiet") for said in found.limits]
    return Content.assemble(*parts)
