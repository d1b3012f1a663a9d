# What the team sees of the library, and what the bot says about places.

kennis-learn = Shall the library learn this answer too?
kennis-make = Make it an article
kennis-add = Put it with an article
kennis-not = Fine, we leave it at that.
kennis-gone = That is no longer there. See what is with /kennis.
kennis-drafted =
    Good. Draft **{ $code }** is ready. A volunteer can finish it: /kennis concept { $code }

    It is not in the library yet.
kennis-which = Which article does the question belong to?
kennis-none-near = I find no article that is like it. Shall we make it an article?
kennis-words =
    This is how the library learns the question, with «{ $title }»:

    > { $words }

    **Is there a name, a school or a place in it?** Then type the question without it: /kennis vraag { $code } and your words.
kennis-words-good = This is good
kennis-too-long = Make it one short question, without names. { $most } characters at most. Type: /kennis vraag { $code } and your words.
kennis-added = Done. Who asks it like this now finds «{ $title }». It works within a minute.

kennis-overview =
    **The library**

    - Asked and not found: { $missed } in 30 days
    - To be checked again: { $review }
    - Got a «no»: { $down } in 90 days
    - Drafts: { $drafts }
kennis-missed-button = Not found
kennis-review-button = To check
kennis-down-button = Got a «no»
kennis-drafts-button = Drafts
kennis-back = Overview
kennis-more = And { $rest } more.
kennis-how = Type /kennis for the overview, or /kennis concept D-001 for a draft.
kennis-missed-title = **Asked and not found: { $count }**
kennis-missed-line =
    - { $code } · { $days ->
        [0] today
        [one] 1 day
       *[other] { $days } days
    } · { $answered ->
        [yes] answered
       *[no] waiting
    }
kennis-review-title = **To be checked again: { $count }**
kennis-review-line = - { $title } ({ $id }) · before { DATE($day) }
kennis-expired-line = - { $title } ({ $id }) · **no longer valid** since { DATE($day) }
kennis-down-title = **Got a «no»: { $count }**
kennis-down-line =
    - { $title } ({ $id }) · { $times ->
        [one] once
       *[other] { $times } times
    }
kennis-drafts-title = **Drafts: { $count }**
kennis-draft-line = - { $code } · { DATE($day) }
kennis-file = Draft { $code }. Take out names, schools and places before you share it.
kennis-file-how = Fill in what is empty: the source, the topic and more questions. Then put it in knowledge/articles as { $name }. `actbot check` looks it over.
kennis-done = Ready, away with it
kennis-thanks = Thank you. The draft is gone.

kennis-broken =
    { $count ->
        [one] There is one thing in the library that I cannot read.
       *[other] There are { $count } things in the library that I cannot read.
    } Parents see the text of before. Will you have a look?
kennis-broken-line = - { $problem }

menu-kennis = Team: what the library does not know yet

place-is = { $place } belongs to { $municipality }. The region is **{ $region }**.
place-here = { $place } is in the region **{ $region }**.
place-nearby = I do not know { $place } exactly. It lies near { $municipality }, in the region **{ $region }**.
place-which = Which place do you mean?
place-group = There is a group of parents in that region. Would you like the way there?
place-no-group = There is no group here in that region yet. You can ask anything, or talk to a human.
