"""Whatever the text: noise never hides a true quote, and no changed word, number or negation is ever let through."""

from __future__ import annotations

import unicodedata

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from migov.evidence.alignment import Haystack, pin_at, verify
from migov.evidence.alignment.forms import Form
from migov.model.citations import Quote
from migov.model.sources import Transcript

patiently = settings(deadline=None, max_examples=80)
LETTERS = st.text("abcdefilmnorstuvéèçñãõßœ", min_size=2, max_size=9)
ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=2, max_size=8)
NUMBERS = st.one_of(
    st.integers(1, 99_999).map(str),
    st.tuples(st.integers(1900, 2030), st.integers(1, 300)).map("{0[0]}-{0[1]}".format),
    st.tuples(st.integers(1, 99), st.integers(0, 99)).map("{0[0]},{0[1]}".format),
    st.tuples(st.integers(1900, 2030), st.integers(10, 99)).map("{0[0]}–{0[1]}".format),
)
SMALL = st.sampled_from(
    ["not", "no", "ne", "pas", "não", "لا", "shall", "may", "doit", "peut", "debe", "l'État", "n’est"]
)
PLAIN = st.one_of(LETTERS, LETTERS.map(str.capitalize), ARABIC, SMALL)
WORD = st.one_of(PLAIN, PLAIN, NUMBERS, st.tuples(LETTERS, LETTERS).map("-".join))
TAIL = st.sampled_from(["", "", "", "", ",", ".", ";", " :", ")", "”"])
TOKENS = st.lists(st.tuples(WORD, TAIL).map("".join), min_size=6, max_size=30)


def _inside(data: st.DataObject, word: str) -> int | None:
    """A place between two letters of a word, or none."""
    places = [at for at in range(1, len(word)) if word[at - 1].isalpha() and word[at].isalpha()]
    return data.draw(st.sampled_from(places)) if places else None


def noisy(data: st.DataObject, tokens: list[str], after: str = "") -> str:
    """The words as a careless extraction gives them; no note is glued on where a number follows, *after* them too.

    There a note cannot be told from a part of the number, and the quotation is refused.
    """
    pieces = []
    for index, (token, behind) in enumerate(zip(tokens, [*tokens[1:], after], strict=True)):
        kind = data.draw(
            st.sampled_from(["", "", "", "hyphen", "soft", "accents", "quotes", "ligature", "tatweel", "note"])
        )
        at = _inside(data, token)
        if kind == "hyphen" and at:
            token = (
                token[:at] + data.draw(st.sampled_from(["-\n", "\u2010\n  ", "\xad\n", "\ufffe", "-\r\n"])) + token[at:]
            )
        elif kind == "soft" and at:
            token = token[:at] + "\xad" + token[at:]
        elif kind == "accents" and not any("\u0600" < char < "\u06ff" for char in token):
            token = unicodedata.normalize("NFD", token)
        elif kind == "quotes":
            token = token.replace("'", "’").replace("”", '"')
        elif kind == "ligature":
            token = token.replace("fi", "ﬁ").replace("fl", "ﬂ")
        elif kind == "tatweel" and at and "\u0600" < token[0] < "\u06ff":
            token = token[:at] + "ـ" + token[at:]
        elif kind == "note" and token[:3].isalpha() and token[3:].endswith(",") and not behind[:1].isdigit():
            token += data.draw(st.sampled_from(["3", "12", "¹⁴"]))
        blank = data.draw(st.sampled_from([" ", " ", " ", "\n", "  ", "\xa0", " \n ", "\u202f"]))
        pieces += [token, blank if index + 1 < len(tokens) else ""]
    return "".join(pieces)


def stretch(data: st.DataObject, tokens: list[str]) -> tuple[int, int]:
    first = data.draw(st.integers(0, len(tokens) - 4))
    return first, data.draw(st.integers(first + 3, len(tokens)))


@patiently
@given(st.data(), TOKENS)
def test_noise_in_the_quote_is_forgiven(data: st.DataObject, tokens: list[str]) -> None:
    first, last = stretch(data, tokens)
    source = " ".join(tokens)
    assume(verify(Quote(" ".join(tokens[first:last])), source).is_verified)
    after = tokens[last] if last < len(tokens) else ""
    assert verify(Quote(noisy(data, tokens[first:last], after)), source).is_verified


@patiently
@given(st.data(), TOKENS)
def test_noise_in_the_source_is_forgiven(data: st.DataObject, tokens: list[str]) -> None:
    first, last = stretch(data, tokens)
    source = noisy(data, tokens)
    assume(verify(Quote(" ".join(tokens[first:last])), " ".join(tokens)).is_verified)
    found = verify(Quote(" ".join(tokens[first:last])), source)
    assert found.is_verified
    assert source[found.start : found.end].strip() == source[found.start : found.end]


@patiently
@given(st.data(), TOKENS)
def test_a_changed_word_is_never_forgiven(data: st.DataObject, tokens: list[str]) -> None:
    first, last = stretch(data, tokens)
    at = data.draw(st.integers(first + 1, last - 2))
    other = data.draw(WORD)
    changed = [*tokens[first:at], other, *tokens[at + 1 : last]]
    source = " ".join(tokens)
    assume(other.strip(".,;:)” ") != tokens[at].strip(".,;:)” "))
    assume(" ".join(changed) not in source)
    assert not verify(Quote(noisy(data, changed)), noisy(data, tokens)).is_verified


@patiently
@given(st.data(), TOKENS)
def test_a_dropped_or_added_word_is_never_forgiven(data: st.DataObject, tokens: list[str]) -> None:
    first, last = stretch(data, tokens)
    at = data.draw(st.integers(first + 1, last - 2))
    added = data.draw(st.lists(SMALL, max_size=1))
    changed = [*tokens[first:at], *added, *tokens[at + (not added) : last]]
    assume(" ".join(changed) not in " ".join(tokens))
    assert not verify(Quote(noisy(data, changed)), noisy(data, tokens)).is_verified


@patiently
@given(st.data(), TOKENS, st.integers(0, 9))
def test_a_changed_digit_is_never_forgiven(data: st.DataObject, tokens: list[str], digit: int) -> None:
    tokens.insert(2, data.draw(NUMBERS))
    number = tokens[2]
    at = data.draw(st.sampled_from([index for index, char in enumerate(number) if char.isdigit()]))
    changed = number[:at] + str(digit) + number[at + 1 :]
    assume(changed != number)
    wrong = [*tokens[:2], changed, *tokens[3:]]
    assume(" ".join(wrong) not in " ".join(tokens))
    assert not verify(Quote(noisy(data, wrong)), noisy(data, tokens)).is_verified


@patiently
@given(st.data(), st.text(max_size=200))
def test_every_character_of_any_text_is_found_again(data: st.DataObject, text: str) -> None:
    form = Form(text)
    if form.letters:
        first = data.draw(st.integers(0, len(form.letters) - 1))
        last = data.draw(st.integers(first + 1, len(form.letters)))
        start, end = form.span(first, last)
        assert 0 <= start < end <= len(text)
        assert form.letter_at(start) <= first
        assert len(form.gaps) == len(form.letters) + 1


@patiently
@given(st.data(), TOKENS)
def test_whatever_is_selected_becomes_a_pin_that_verifies(data: st.DataObject, tokens: list[str]) -> None:
    text = noisy(data, tokens)
    read = Transcript(snapshot="0" * 64, text=text, pages=(), passages=())
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(any(char.isalnum() for char in text[start:end]))
    haystack = Haystack(read)
    pin = pin_at(haystack, start, end, source="any")
    found = verify(pin.quote, haystack)
    assert found.is_verified
    assert text[found.start : found.end] == pin.quote.exact
