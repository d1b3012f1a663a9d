"""Regional groups: which group belongs to which region, and the way there (C37, C38)."""

from __future__ import annotations

from bot.chat.events import Address, PlaceChanged, Said, Ticked
from bot.chat.replies import Ask, Invite, Option, Replies, Say
from bot.core import team, telling, ways
from bot.core.reading import place as place_of
from bot.core.reading import place_id, region_words
from bot.core.turn import Turn
from bot.model.people import Role, platform_of
from regions.found import Found, Several
from regions.region import Region

LINK = ("koppel", "link")
UNLINK = ("ontkoppel", "unlink", "los")


def region(turn: Turn) -> Replies:
    """`/regio`, `/regio koppel utrecht`, `/regio ontkoppel`, from inside the group."""
    action, _, name = turn.rest.strip().partition(" ")
    if action.lower() in LINK and name.strip():
        return _link(turn, name.strip())
    linked = turn.work.places.region_of(turn.event.where)
    if action.lower() in UNLINK:
        return _unlink(turn, linked)
    if linked:
        return (Say(text=turn.text("group-is", region=region_words(turn, linked))),)
    return (Say(text=turn.text("group-how")),)


def offer(turn: Turn) -> Replies:
    """After the intake: the way to the group of her region."""
    person = turn.work.people.by_id(turn.event.about) if isinstance(turn.event, Ticked) else None
    if person is None or person.home is None or not person.region:
        return ()
    name = region_words(turn, person.region)
    if turn.work.places.group_of(person.region, platform_of(person.account)) is None:
        return telling.at_home(turn, person, "group-none-yet", region=name)
    options = (
        Option(turn.words_for(person, "group-yes-please"), "group", "yes", "yes"),
        Option(turn.words_for(person, "not-now"), "group", "no"),
    )
    text = turn.text_for(person, "group-offer", region=name)
    return (Ask(text=text, options=options, to=person.home, private=True, prompt="group"),)


def enter(turn: Turn) -> Replies:
    """Her answer to that: yes to the group of her own region, or the region she named."""
    region = turn.person.region if turn.value == "yes" else turn.value
    if turn.value == "no" or not region:
        return (Say(text=turn.text("group-later")),)
    if turn.person.region is None:
        turn.work.people.change(turn.person.id, region=region)
    return _invite(turn, region)


def asked(turn: Turn) -> Replies | None:
    """Nothing but a postcode or a town, outside the intake: where that is, and the way to its group."""
    found = turn.shelf.finder.bare(turn.event.text) if isinstance(turn.event, Said) else None
    if isinstance(found, Several):
        options = tuple(
            Option(one.label, "place", place_id(one), row=row) for row, one in enumerate(found.choices)
        )
        return (Ask(text=turn.text("place-which"), options=options, prompt="place"),)
    return _place(turn, found) if found else None


def place(turn: Turn) -> Replies:
    """One of the places that bear the name she typed."""
    found = place_of(turn.shelf, turn.value)
    return _place(turn, found) if found else (Say(text=turn.text("question-gone")),)


def _place(turn: Turn, found: Found) -> Replies:
    town = found.municipality.name
    named = found.pc4 or found.place or town
    key = "place-nearby" if found.nearby else "place-here" if named == town else "place-is"
    text = turn.text(key, place=named, municipality=town, region=found.region.name)
    if turn.work.places.group_of(found.region.slug, platform_of(turn.person.account)) is None:
        human = ways.human(turn, row=0)
        return (Ask(text=f"{text} {turn.text('place-no-group')}", options=(human,)),)
    options = (
        Option(turn.words("group-yes-please"), "group", found.region.slug, "yes"),
        Option(turn.words("not-now"), "group", "no"),
    )
    return (Ask(text=f"{text} {turn.text('place-group')}", options=options, prompt="group"),)


def mine(turn: Turn) -> Replies:
    """`/groep`: the way to her group, again."""
    if not turn.person.region:
        return (Say(text=turn.text("group-no-region")),)
    return _invite(turn, turn.person.region)


def _invite(turn: Turn, slug: str) -> Replies:
    return _way_in(turn, slug) or (Say(text=turn.text("group-none-yet", region=region_words(turn, slug))),)


def _way_in(turn: Turn, slug: str) -> Replies:
    """An invitation to the group of this region; nothing when there is no group yet."""
    group = turn.work.places.group_of(slug, platform_of(turn.person.account))
    if group is None:
        return ()
    text = turn.text("group-invite", region=region_words(turn, slug))
    shut = turn.text("group-shut", region=region_words(turn, slug))
    return (Invite(group=group, account=turn.person.account, text=text, instead=shut, to=turn.home()),)


def joined(turn: Turn) -> Replies:
    """Somebody new in a linked group is welcomed; nothing about her is said.

    Who came in where no region lives is shown on to her own: a link may open a house (a server of
    Discord) and not yet the room in it.
    """
    linked = turn.work.places.region_of(turn.event.where)
    if linked:
        return (Say(text=turn.text("group-welcome", region=region_words(turn, linked))),)
    person = turn.person
    return _way_in(turn, person.region) if person.region and person.home else ()


def changed(turn: Turn) -> Replies:
    """The bot came into a group, was put out of it, or the group moved."""
    event = turn.event
    if not isinstance(event, PlaceChanged):
        return ()
    if event.change == "moved" and event.moved_to:
        turn.work.places.moved(event.where, event.moved_to)
        return ()
    if event.change == "removed":
        return _lost(turn)
    return (Say(text=turn.text("group-hello")),) if event.change == "added" else ()


def _lost(turn: Turn) -> Replies:
    """Put out of a group that belonged to a region: its moderators hear that nobody is led there now."""
    linked = turn.work.places.region_of(turn.event.where)
    turn.work.places.unlink(turn.event.where)
    if linked is None:
        return ()
    return tuple(team.tell(turn, Role.MODERATOR, linked, "team-group-lost", name=region_words(turn, linked)))


def _link(turn: Turn, name: str) -> Replies:
    found = turn.shelf.finder.region(name) if name else ()
    if not isinstance(found, Region):
        names = ", ".join(near.slug for near in found)
        return (Say(text=turn.text("group-which-region", name=name, names=names, near=bool(names))),)
    linked = turn.work.places.region_of(turn.event.where)
    if not (turn.person.looks_after(found.slug) and turn.person.looks_after(linked)):
        return (Say(text=turn.text("group-not-yours")),)
    turn.work.places.link(_whole(turn.event.where), found.slug, turn.person.account)
    turn.work.audit.note(turn.person.account, "link", turn.event.where.lane, found.slug)
    return (Say(text=turn.text("group-linked", region=found.name)),)


def _unlink(turn: Turn, linked: str | None) -> Replies:
    if not turn.person.looks_after(linked):
        return (Say(text=turn.text("group-not-yours")),)
    turn.work.places.unlink(turn.event.where)
    turn.work.audit.note(turn.person.account, "unlink", turn.event.where.lane)
    return (Say(text=turn.text("group-unlinked")),)


def _whole(place: Address) -> Address:
    return Address(place.platform, place.chat)
