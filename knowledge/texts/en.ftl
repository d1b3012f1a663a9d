# What the bot says in English. What is missing here is said in Dutch.

## General

yes = Yes
no = No
open = Open
unknown = unknown
not-now = Not now
about-then = around { $when }
human-button = I want a human
your-buddy = your Maatje

## The front door

start-welcome =
    **Welcome to ACT!**

    Is your child at home instead of at school? Or stuck at school? Then you are in the right place. We are parents who help other parents.

    I am a bot. Behind me are people of the Advies Centrum Thuiszitters. I do not watch day and night. Is there danger now? Call **112**. Are you thinking of suicide? Call **113**, it is free.

    **What fits you?**
start-home = My child is at home
start-stuck = My child is stuck at school
start-professional = I work in education or care
start-in-group = Hello! I am the bot of ACT!. You can ask about school and the law here with /vraag. About your own child we prefer to talk in private. Please send me a private message.
start-you-are-right =
    { $way ->
        [vast] Good that you come in time. You do not have to wait until your child is at home.
       *[other] How hard that your child is at home. It is good that you are here.
    }
start-professional-route =
    Good that you are thinking along. A child at home needs everybody.

    Feel free to ask about rules and policy here. Rather mail? That is possible at [advies@adviescentrumthuiszitters.nl](mailto:advies@adviescentrumthuiszitters.nl).
start-ask-question = Ask a question

## Consent

consent-ask =
    First something important. I will ask you some questions about your family, your child and school. You may skip anything you do not want to say.

    - Your answers are for you, your Maatje and the coordinator of ACT!.
    - In a group nobody sees anything.
    - You can see it all with /inzage and erase it all with /wis.
    - This app can see your messages too. Better not write a surname or a BSN.

    **May ACT! keep your answers to help you?**
    *Text { $version }*
consent-yes = Yes, you may
consent-no-button = No, rather not
consent-who =
    You read everything. The coordinator of ACT! reads it too, to find a good Maatje. Your Maatje reads it only after a "yes". Others read nothing. Each time somebody opens your story, we write down who it was.
consent-no =
    That is fine. I keep no answers of yours.

    You can still ask questions here. Or talk to a human of ACT!.
consent-thanks = Thank you. We take it easy, one question at a time.

## Questionnaire

form-progress =
    Question { $number } of { $of } · { $section } · about { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } left
form-many = You may choose more than one.
form-example = *For example: { $words }*
form-ready = Done choosing
form-back = Back
form-skip = Skip
form-later = Continue later
form-who = Who reads this?
form-card = Fill in together
form-confirm = Do you mean **{ $shown }**?
form-unsure = I am not sure. Do you mean one of these?
form-noted = Noted.
form-noted-as = Noted: { $shown }.
form-place = Thank you. { $place } belongs to { $municipality }. Your region is { $region }.
form-place-nearby = I do not know { $place } exactly yet. It lies near { $municipality }, in the region { $region }. Not right? Type "back" and then your town.
form-skipped = All right, we leave that open.
form-cannot-skip = I do need this one to find somebody for you. Does it not work? Type "human".
form-first = This is the first question. There is nothing before it.
form-stuck = It does not have to be perfect. You may type "skip", or "human".
form-misread-empty = I do not see an answer yet. Just type a few words.
form-misread-too-long = That is a long story, and it matters. Can you say it in somewhat fewer words? Then I can keep it well.
form-misread-bsn = This seems to hold a BSN. I do not keep that, it is too private. Please type your answer again without that number.
form-misread-number = I do not read a number in this yet. Type for example "11".
form-misread-too-low = That seems too little. Would you type it again?
form-misread-too-high = That seems too much. Would you type it again?
form-misread-date = I cannot find a date in this yet. Type for example "three weeks ago" or "3 September".
form-misread-future = That day is still to come. Do you mean a day that has been?
form-misread-choice = I do not know which one you mean. Choose a button, or type the number.
form-misread-yes-no = Is that a yes or a no?
form-misread-scale = Choose a number, for example 3.
form-misread-postcode = I do not know that place yet. Type the four digits of your postcode, or your municipality.
form-misread-phone = This does not look like a phone number yet. Type it like this: 06 12345678.
form-misread-text = Just type a few words.
form-misread-file = I cannot read a file here. Rather type a few words.
form-readers-case = You, the coordinator of ACT! and later your Maatje read this. Nobody else.
form-readers-coordinator = You and the coordinator of ACT! read this. Nobody else.
form-readers-match = You, the coordinator and your Maatje read this. Whoever we ask as a Maatje sees it without names.

## Intake

intake-welcome-back = Good to see you again. We go on where you were.
intake-nothing-yet = You have not begun yet. Type /intake if you want to begin.
intake-all-done = Your story is with us already. We are working on it. Do you want to know something? Just ask. Or type "human".
intake-paused = All right. Everything is kept. Type /verder when you have time again.
intake-nudge = You have a message from ACT!. You were busy with something, and it is kept. Do you want to go on?
intake-warning = You have a message from ACT!. What you began has been still for almost three months. In a week we erase it. Do you want to go on?
intake-go-on = Yes, go on
intake-erase-draft = Erase what I began
intake-draft-erased = It is erased. You can always begin again with /intake.
intake-gone = We erased what you began, because it was still for three months. You may always begin again: type /intake.
spent-here-we-are = That button was from before. This is where we are:
spent = That button was used already or is from before. Nothing is lost. Type /verder, or ask your question.

## Is this right?

summary-is-this-right = **Is this right?** Take your time to read it.
summary-line = { $number }. { $asked }
    → { $shown }
summary-open = *left open*
summary-how = Is something not right? Press "Change" with its number, or type "change 3".
summary-send = Yes, send it
summary-change = Change { $number }

## Case and Maatje

case-begun = Thank you for your story. We will not let go of you. Your case has the code **{ $code }**. With that code we find you again, without your name.
buddy-being-asked = We asked somebody who may fit you. You will hear as soon as there is an answer, within three days.
family-in-line = No Maatje is free yet. You are number **{ $place }** in the region { $region }. We look again every week, and you will hear from us then. Meanwhile you can ask anything here. Or type /hulp.
family-has-buddy = Good news: **{ $name }** wants to be your Maatje. You get to know each other first. Does it not fit? Type "human", and we look further together.

## Questions

question-how = Just type your question here, in your own words. For example: "May the school deregister my child?" In a group you begin with /vraag.
question-which = I am not sure. Do you mean one of these?
question-was-this-it = **Was this the answer?**
question-no = No, something else
question-glad = Good. Feel free to ask more.
question-say-otherwise = A pity, that was not it. Try it in other words. Or ask a human.
question-unknown = I do not know that. I pass your question on to a human of ACT! (number **{ $code }**). You will hear something by { $due } at 17:00.
question-unknown-in-group = I do not know that. Send me your question in a private message, and a human will look at it.
question-gone = I cannot find that any more. Feel free to ask again.
human-coming = A human of ACT! reads along (number **{ $code }**). You will hear something by { $due } at 17:00. Can it not wait? Type /hulp.
answer-from-human =
    **Answer from a human of ACT!** to { $code }:

    { $words }

## Groups

group-offer = In the region **{ $region }** there is a group of parents like you. Do you want the way there? Nobody sees your answers there.
group-yes-please = Yes, please
group-later = All right. Type /groep if you want to later.
group-invite = This is the group of { $region }. You are welcome there. The invitation is for you alone.
group-none-yet = There is no group here yet in the region { $region }. It is still growing.
group-no-region = I do not know your region yet. Type /intake, and I will ask your postcode.

## Crisis

crisis-yes = Yes, there is danger
crisis-no = No, I do not mean that
crisis-good-to-hear = Good that you say so. I am here for your questions. Does it get too heavy? Type /hulp.
crisis-human-is-here = A human of ACT! has seen your message and will contact you.

## Privacy

privacy-about =
    **What we keep**

    - What you tell in the intake, and your questions to a human.
    - Four digits of your postcode. No BSN.
    - Who opens your story, we write down.

    Did you begin and not go on? Then we erase it after 90 days. You can always type /inzage, /wis and /intrekken. This app can see your messages too, because the app is not ours.

    Responsible: { $controller }
privacy-your-data = This is everything we have of you. It is for you alone.
erase-sure =
    Do you want me to erase everything of yours? Your answers, your case and your questions are then really gone. I cannot undo that.

    You can erase our messages in this chat yourself in the app.
erase-yes = Yes, erase everything
erase-no = No, keep it
erase-not = All right, everything stays.
erased = Everything is erased. Gone is gone. Do you ever want to come back? Type /start. We wish you well.
withdrawn = All right, we stop. Nobody reads your answers any more, and we do not look for a Maatje. Erase everything too? Type /wis.
language-which = Welke taal wil je? / Which language do you prefer?
language-is = All right, we speak English.

## Help list

help-which = What is it about? Choose what comes closest. Is there danger now? Call **112**.

## When it goes differently

lost-talk = I am here. I only do not understand yet what you need. What fits?
lost-intake = Help for my child
unknown-command = I do not know "/{ $name }". Just type your question, or /hulp.
unknown-command-near = I do not know "/{ $name }". Do you mean /{ $near }?
refused = Only somebody of the team can do this. Do you need something? Type "human", and somebody will look.
only-in-group = You type this in the group itself.
write-first = We prefer to do that in private. Send me a private message first, with /start.
shared-not-read = I cannot read a photo, file or voice message, and I do not keep it. Would you type it in a few words? Do not send letters of doctors or copies of a passport here.
failed = Something went wrong with us, not with you. A human looks at it. Please try again in a moment.

## Menu

menu-start = Begin here: who is ACT! for?
menu-intake = Ask help for your child
menu-verder = Go on where you were
menu-vraag = Ask about school and the law
menu-hulp = Who helps with what, with numbers
menu-mens = I want to talk to a human
menu-groep = The group in your region
menu-privacy = What we keep and why
menu-inzage = See everything we have of you
menu-wis = Erase everything of mine
menu-intrekken = Withdraw consent
menu-taal = Taal / language
menu-description = For parents of a child that is at home or stuck at school. Ask a question, or ask for a Maatje: a parent beside you. Danger? Call 112. Thinking of suicide? Call 113.
menu-about = Help from parents, for parents of children at home.
