"""A human's answer as the beginning of an article: a Markdown file that a volunteer makes whole.

Rules of this file
- What is not known stays empty, so that `actbot check` names it: nothing is made up.
- It is «onzeker» until somebody adds a source.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

from knowledge.fold import fold
from knowledge.question import nameless

LONGEST_ID = 60
REVIEW_AFTER = timedelta(days=182)
CHECKED_BY = "redactie"
_TEMPLATE = """---
id: {id}
title: {title}
topic: {topic}
questions:
  - {question}
law: []
sources:
school: []
regions: []
valid_from:
valid_to:
checked_on: {today}
checked_by: {by}
certainty: onzeker
review_by: {review}
english_title:
english:
english_questions: []
---
{body}
"""


def draft(question: str, answer: str, topic: str, today: date) -> tuple[str, str]:
    """File name and text. `topic`: that of the article that comes nearest, or empty.

    No name stands in the name of the file: nobody rereads that one.
    """
    title = " ".join(question.split())
    id = slug(nameless(title))
    text = _TEMPLATE.format(
        id=id,
        title=_quoted(title[:1].upper() + title[1:]),
        topic=topic,
        question=_quoted(title),
        today=today.isoformat(),
        by=CHECKED_BY,
        review=(today + REVIEW_AFTER).isoformat(),
        body=answer.strip().lstrip("#- "),
    )
    return f"{id}.md", text


def slug(title: str) -> str:
    """«Mag school dat?» -> "mag-school-dat": whole words, at most 60 letters."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")
    if len(words) > LONGEST_ID:
        words = words[: LONGEST_ID + 1].rpartition("-")[0] or words[:LONGEST_ID]
    return words or "nieuw"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
