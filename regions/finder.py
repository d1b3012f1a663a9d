"""From what someone types to a municipality and a region.

Rules of this file
- Only the four digits of a postcode are kept; letters are read past.
- A certain answer is `Found`. A name of several places, or a near miss, is `Several`: ask which one.
- An unknown postcode takes the nearest lower one with the same first three digits, and says so (`nearby`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from regions.atlas import Atlas, Place
from regions.found import Found, Several, Unknown
from regions.names import fold, mentioned
from regions.region import Region

_DIGITS = re.compile(r"(?<![\d.,])([1-9]\d{3})(?![\d])(?=\s?([a-zA-Z]{2}(?![a-zA-Z]))?)")
_POSTCODE = re.compile(r"[1-9]\d{3}\s?([a-zA-Z]{2})?")
_OPENING = re.compile(
    r"^(ik|we|wij|mijn|i|our|my)?\s*(woon|wonen|postcode|plaats|kom|komen|live|zit|zitten)?\s*(is)?\s*(we|wij|ik)?"
    r"\s*(in|uit|te|from|bij|near)?\s+",
    re.IGNORECASE,
)
NEAR_ENOUGH = 0.66
MOST_CHOICES = 6
_SHORT = {"nh": "Noord-Holland", "zh": "Zuid-Holland", "nb": "Noord-Brabant", "brabant": "Noord-Brabant",
          "gld": "Gelderland", "ut": "Utrecht", "ov": "Overijssel", "fr": "Friesland", "fryslan": "Friesland",
          "dr": "Drenthe", "gr": "Groningen", "zld": "Zeeland", "lb": "Limburg", "l": "Limburg"}  # fmt: skip


class Finder:
    """Finds places in what people type."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._named: dict[str, list[Place]] = {}
        for place in _all_places(atlas):
            for name in _names(place.name):
                self._named.setdefault(name, []).append(place)
        self._regions = {name: region for region in atlas.regions.values() for name in _called(region)}
        self._provinces = {fold(home.province) for home in atlas.municipalities.values()}

    def find(self, text: str) -> Found | Several | Unknown:
        """The place in the text: a postcode first, else a name, else the nearest names."""
        return self._by_postcode(text) or self._by_name(text) or self._by_likeness(text)

    def bare(self, text: str) -> Found | Several | None:
        """The place, when the text is nothing but a postcode or a name we know («ik woon in Ede»)."""
        said = _OPENING.sub("", f"{text.strip(' .!')} ").strip()
        if not _POSTCODE.fullmatch(said) and (len(said) < 3 or fold(said) not in self._named):
            return None
        found = self.find(said)
        return None if isinstance(found, Unknown) else found

    def region(self, text: str) -> Region | tuple[Region, ...]:
        """The region by slug or name; else the regions that may be meant, best first (perhaps none)."""
        name = fold(text)
        if name in self._regions:
            return self._regions[name]
        near = process.extract(name, list(self._regions), limit=3, score_cutoff=60)
        guesses = [
            *(home.region for home in self._homes(text)),
            *(self._regions[match] for match, *_ in near),
        ]
        return tuple(dict.fromkeys(guesses))[:MOST_CHOICES]

    def _homes(self, text: str) -> tuple[Found, ...]:
        found = self.find(text)
        if isinstance(found, Unknown):
            return ()
        return (found,) if isinstance(found, Found) else found.choices

    def _by_postcode(self, text: str) -> Found | Several | Unknown | None:
        codes = [(match[1], bool(match[2])) for match in _DIGITS.finditer(text)]
        whole = [code for code, letters in codes if letters]
        chosen = list(dict.fromkeys(whole or [code for code, _ in codes]))
        if not chosen:
            return None
        if len(chosen) > 1:
            known = [found for code in chosen if isinstance(found := self._postcode(code), Found)]
            return Several(tuple(known)) if len(known) > 1 else known[0] if known else Unknown()
        return self._postcode(chosen[0])

    def _postcode(self, pc4: str) -> Found | Several | Unknown:
        known = self.atlas.postcodes.get(pc4)
        if known is None:
            return self._beside(pc4)
        here = Found(known.municipality, pc4)
        across = [other for other in known.others if other.region != here.region]
        return Several((here, *(Found(other, pc4) for other in across))) if across else here

    def _beside(self, pc4: str) -> Found | Unknown:
        lower = [code for code in self.atlas.postcodes if code[:3] == pc4[:3] and code < pc4]
        return Found(self.atlas.postcodes[max(lower)].municipality, pc4, nearby=True) if lower else Unknown()

    def _by_name(self, text: str) -> Found | Several | None:
        whole = fold(text)
        names = [whole, *self._longer(whole)] if whole in self._named else list(mentioned(text, self._named))
        choices = self._choices(names, text)
        if not choices:
            return None
        village = whole in self._provinces and whole != fold(choices[0].municipality.name)
        return choices[0] if len(choices) == 1 and not village else Several(choices)

    def _longer(self, name: str) -> list[str]:
        """The names that people shorten to this one: «Alphen» for Alphen aan den Rijn."""
        return [longer for longer in self._named if longer.startswith(f"{name} aan d")]

    def _choices(self, names: Iterable[str], text: str) -> tuple[Found, ...]:
        """One choice for each municipality, narrowed by a province or municipality in the text."""
        words = set(fold(text).split())
        provinces = {_SHORT[word] for word in words & _SHORT.keys()}
        folded = f" {fold(text)} "
        found: dict[str, Found] = {}
        for name in names:
            places = sorted(self._named[name], key=lambda place: -place.weight)
            meant = [
                place
                for place in places
                if place.municipality.province in provinces
                or (name != fold(where := place.municipality.province) and f" {fold(where)} " in folded)
                or (name != fold(place.municipality.name) and f" {fold(place.municipality.name)} " in folded)
            ]
            for place in meant or places:
                found.setdefault(place.municipality.code, Found(place.municipality, place=place.name))
        return tuple(found.values())[:MOST_CHOICES]

    def _by_likeness(self, text: str) -> Several | Unknown:
        name = fold(_OPENING.sub("", text.strip() + " "))
        if not 3 <= len(name) <= 40 or name in self._provinces or name in self._regions:
            return Unknown()
        likeness = DamerauLevenshtein.normalized_similarity
        alike = process.extract(name, list(self._named), scorer=likeness, limit=12, score_cutoff=NEAR_ENOUGH)
        best = sorted(alike, key=lambda match: (-round(match[1], 2), -self._weight(match[0])))
        choices = self._choices((match for match, *_ in best[:3]), "")
        return Several(choices) if choices else Unknown()

    def _weight(self, name: str) -> int:
        return max(place.weight for place in self._named[name])


def _all_places(atlas: Atlas) -> Iterable[Place]:
    yield from atlas.places
    yield from (Place(home.name, home, 100) for home in atlas.municipalities.values())


def _names(name: str) -> set[str]:
    """The folded name, with and without what stands between brackets."""
    return {fold(name), fold(re.sub(r"\(.*?\)", "", name))}


def _called(region: Region) -> set[str]:
    """The folded names of a region: whole, without its kind, and its parts: «Haaglanden», «Westland»."""
    parts = re.split(r"[/()]", re.sub("^(Gewest|Agglomeratie) ", "", region.name))
    return {fold(name) for name in (region.name, region.slug, *parts) if fold(name)}
