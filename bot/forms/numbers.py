"""A whole number in her own words: «11», «elf», «elf jaar», «ze is bijna 12»."""

from __future__ import annotations

import re

from text_to_num import alpha2digit

from bot.forms.readings import Confirm, Misread, Read, Reading

_UNIT = r"(?:\s*(?:jaar|jr|j|years?|years? old|yo|keer|x))?"
_PLAIN = re.compile(rf"(-?\d{{1,6}}){_UNIT}\s*[.!]?", re.IGNORECASE)
_CLASS = re.compile(r"\b(?:groep|klas|group|grade|cluster) ?\d\d?\b", re.IGNORECASE)
"""a number of school, and none of hers"""
_NEXT = re.compile(r"\b(?:bijna|haast|straks|wordt|nearly|almost|soon)\s+\S+", re.IGNORECASE)
"""the year to come: «17, bijna 18» is 17"""
_ANY = re.compile(r"(?<![\w.,-])-?\d+(?:[.,]\d+)?(?![\w])")


def read(text: str, minimum: int | None, maximum: int | None) -> Reading:
    """A number within the bounds. Digits are sure; words, halves and sentences are asked back."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _within(int(plain[1]), minimum, maximum, sure=True)
    said = _CLASS.sub(" ", text)
    found = _ANY.findall(in_digits(said))
    if len(found) > 1:
        found = _ANY.findall(in_digits(_NEXT.sub(" ", said)))
    if len(found) != 1 or len(found[0]) > 9:
        return Misread("number")
    return _within(int(float(found[0].replace(",", "."))), minimum, maximum, sure=False)


def in_digits(text: str) -> str:
    """The same words, lower case, with number words from two up as digits: Dutch ones, else English."""
    dutch: str = alpha2digit(text.lower(), "nl", threshold=2)
    if dutch != text.lower():
        return dutch
    return str(alpha2digit(dutch, "en", threshold=2))


def _within(number: int, minimum: int | None, maximum: int | None, *, sure: bool) -> Reading:
    if minimum is not None and number < minimum:
        return Misread("too-low")
    if maximum is not None and number > maximum:
        return Misread("too-high")
    return Read(number) if sure else Confirm(number)
