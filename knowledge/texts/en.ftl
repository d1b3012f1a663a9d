# What the bot says in English. What is missing here is said in Dutch.

## General

yes = Yes
no = No
offer-open = Open
unknown = unknown
not-now = Not now
about-then = around { $when }
human-button = I want a human
your-buddy = your Maatje

## The front door

start-bot = I am a bot. Behind me are people of the Advies Centrum Thuiszitters. I do not watch day and night. Is there danger now? Call **112**. Are you thinking of suicide? Call **113**, it is free.
start-welcome =
    **Welcome to ACT!**

    Is your child at home instead of at school? Or stuck at school? Then you are in the right place. We are parents who help other parents.

    { start-bot }

    **What fits you?**
start-home = My child is at home
start-stuck = My child is stuck at school
start-professional = I work in education or care
start-in-group = Hello! I am the ACT! bot. You can ask about school and the law here with /vraag. About your own child we prefer to talk in private. Please send me a private message.
start-team =
    { $role ->
        [maatje] Welcome, { $name }. You are a Maatje. You hear from me when a family fits you. Need a rest? Type /pause.
       *[other] Welcome, { $name }. You are on the team. Type /open to see what waits. All you can do is in the menu.
    }

    Do you look for help for your own child? Type /intake.
start-you-are-right =
    { $way ->
        [vast] Good that you come in time. You do not have to wait until your child is at home.
       *[other] How hard that your child is at home. It is good that you are here.
    }
start-professional-route =
    Good that you are thinking along. A child at home needs everybody.

    Feel free to ask about rules and policy here. Rather mail? Write to advies@adviescentrumthuiszitters.nl.
start-ask-question = Ask a question
start-you-are-welcome = You are welcome. I am here when you need something.
start-bye = See you later. I am here when you need something.
start-hello-again = Hello! Good to see you again.
start-welcome-back = Hello! Good to see you again. What you began is kept. Do you want to go on where you were?

## Consent

consent-ask =
    I will ask you about your family, your child and school. Then we look for a Maatje for you. That is a parent who knows this and stands beside you.

    - Skip what you do not want to say.
    - Your answers are for you, your Maatje and our coordinator. Not for the group.
    - You can see it all with /inzage and erase it all with /wis.
    - This app can read along. Better not write a surname or a BSN.

    **May ACT! keep your answers to help you?**
    *Version of this text: { $version }*
consent-yes = Yes, you may
consent-no-button = No, rather not
consent-who =
    You read everything. The coordinator of ACT! reads it too, to find a good Maatje. Your Maatje reads it only after a "yes". Others read nothing. Does somebody open your story? Then we write down who it was.

    **May ACT! keep your answers to help you?**
consent-about =
    Take your time to think. If you say no, I keep no answers. You may still ask questions. If you say yes, you can stop at any time. With /wis you take it all away again.

    **May ACT! keep your answers to help you?**
consent-later = Good, we wait. Do you want to go on? Type /intake.
consent-no =
    That is fine. I keep no answers of yours.

    You can just ask questions here. Or talk to one of the people of ACT! instead. Change your mind? Type /intake.
consent-thanks = Thank you. We take it easy, one question at a time. Is somebody looking over your shoulder? Type /weg.

## Questionnaire

form-progress =
    Question { $number } of { $of } · { $section } · about { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } left
form-again = { $section } · you are changing an answer
form-was = Your answer is now: { $shown }
form-many = You may also type them, with a comma between.
form-example = *For example: { $words }*
form-ready = Done choosing
form-back = Back
form-keep = Leave it as it is
form-skip = Skip
form-later = Continue later
form-who = Who reads this?
form-card = Fill in together
form-confirm = Do you mean "**{ $shown }**"?
form-unsure = I am not sure. Do you mean one of these?
form-not-that = Good that you say so. Then I ask it once more.
form-noted = Noted.
form-you-are-welcome = You are welcome. We go on.
form-noted-long = Thank you. It is kept.
form-story-goes-on = I have added that. Feel free to go on, or take the next question.
form-this-first = First just this. Type "yes" or "no".
form-noted-asked = Thank you. I kept it as your answer. Was it a question to us? Type /question and then your question.
form-noted-as = Noted: { $shown }.
form-none = none of these
form-place =
    { $same ->
        [yes] Thank you. Your region is { $region }.
       *[no] Thank you. { $place } belongs to { $municipality }. Your region is { $region }.
    }
form-place-nearby = I do not know { $place } exactly yet. It lies near { $municipality }, in the region { $region }. Not right? Type "back" and then your town.
form-skipped = All right, we leave that open.
form-that-is-all = Thank you. Then I have everything.
form-comes-yet = I will ask about that later. First this question.
form-cannot-skip = I do need this one to find somebody for you. Does it not work? Type "human".
form-first = This is the first question. There is nothing before it.
form-stuck =
    { $required ->
        [yes] It does not have to be perfect. Does it not work? Then type "human".
       *[no] It does not have to be perfect. You may type "skip", or "human".
    }
form-misread-empty = I do not see an answer yet. Just type a few words.
form-misread-too-long = That is a long story, and it matters. Can you say it in somewhat fewer words? Then I can keep it well.
form-misread-bsn = This seems to hold a BSN. I do not keep that, it is too private. Please type your answer again without that number.
form-misread-number = I do not read a number in this yet. Type for example "11".
form-misread-too-low = That seems too little. Would you type it again?
form-misread-too-high = That seems too much. Would you type it again?
form-misread-date = I cannot find a date in this yet. Type for example "three weeks ago" or "3 September".
form-misread-dates = I read more than one moment in this. Which one do you mean? Roughly is good enough.
form-misread-no-such-day = That day is not on the calendar. Which day do you mean? Roughly is fine too, like «end of February».
form-misread-group = Which year was that, roughly? You can type «2024» or «two years ago».
form-misread-vague = Do you remember roughly when it began? You can type «2024» or «in March». Not sure? Type «skip».
form-misread-future = That day is still to come. Do you mean a day that has been?
form-misread-choice = I do not know which one you mean. Press a button, or type what is on it.
form-misread-yes-no = Is that a yes or a no?
form-misread-scale = Choose a number, for example 3.
form-misread-postcode = I do not know that place yet. Type the four digits of your postcode, or your municipality. Do you live abroad? Type "human".
form-misread-phone = This does not look like a phone number yet. Type it like this: 06 12345678.
form-misread-picture = I see that this touches you. I just cannot read a picture. Will you type it in a few words?
form-readers-case = You, the coordinator of ACT! and later your Maatje read this. Nobody else.
form-readers-coordinator = You and the coordinator of ACT! read this. Nobody else.
form-readers-match = You, the coordinator and your Maatje read this. Whoever we ask as a Maatje sees it without names.

## Intake

intake-welcome-back = Good to see you again. We go on where you were.
intake-nothing-yet = You have not begun yet. Type /intake if you want to begin.
intake-all-done = Your story is with us already. We are working on it. Do you want to know something? Just ask. Or type "human".
intake-siblings = Is it about another child? Type /mens and a few words after it. Then a human of ACT! looks at it with you.
intake-paused = All right. Everything is kept. Type /verder when you have time again.
intake-question-unknown = I am not sure about that. Shall a human look at it? Type /question and then your question. Meanwhile we go on.
intake-nudge = ACT! has a message for you. You were busy with something, and it is kept. Do you want to go on?
intake-warning = ACT! has a message for you. What you began has been still for almost three months. In a week we erase it. Do you want to go on?
intake-go-on = Yes, go on
intake-erase-draft = Erase what I began
intake-draft-erased = It is erased. You can always begin again with /intake.
intake-gone = We erased what you began, because it was still for three months. You may always begin again: type /intake.
spent-here-we-are = That button was from before. This is where we are:
spent = That button was used already, or is from before. You do not have to do anything again. Want to know something? Just type it.

intake-again = Do you want to begin again? Then I erase what you told so far. To change one answer, type "back".
intake-again-yes = Erase it, begin again
intake-again-no = No, go on where I was
intake-begun-again = Good, we begin again. What you told before is erased.
form-edit = You can. Name what should be different, like "change postcode". Or type "back". At the end you read it all again.

## What parents say about the questions themselves

aside-what =
    { $why } { $kind ->
        [date] A day, a month or a year is fine. Roughly is good enough.
        [number] Type a number.
        [postcode] Type four digits, or the name of your town.
        [phone] Type a phone number.
        [scale] Pick the number that fits best now.
        [yes-no] Type "yes" or "no".
        [one] Pick what comes closest.
        [many] Pick all that fit. One is fine too.
       *[other] Write what comes to mind. One sentence is enough.
    }
aside-why =
    { $why } { $required ->
        [yes] {""}
       *[no] Rather not say? Type "skip".
    }
aside-later =
    { $required ->
        [yes] All is kept. Type "later" if you want to stop. With /continue you come back here. I do need this one to find somebody for you.
       *[no] Yes, you may. Type "skip", and add it at the end. Or type "later" if you want to stop now. All is kept.
    }
aside-together = Yes, you may. Do it together, or take turns. Do it here, in this chat, so that your story stays together.
aside-siblings = More than one child at home, that is a lot. Tell about one child now. At the end I ask if there is more you want to say. Write about your other child there. Your Maatje helps the whole family.
aside-who = I am a bot, not a human. Behind me are the people of ACT! themselves. The coordinator reads your story, and later your Maatje does. Do you want a human now? Type "human".
aside-upset = I see. I am only a bot, and I do not understand everything. Would you rather have a human? Type "human". You may also stop for now: type "later".
aside-sorry = That is all right. Tell it your way, in your own time.
aside-what-now = You do not have to find out alone. Tell here what is going on, then a Maatje will think along with you. Can it not wait? Type "human", or /help.
aside-all-told = This is all you told. You may change it or leave it open.

## Where am I, and when do I hear something?

standing-form =
    You are at question { $number } of { $of }. It takes about { $minutes ->
        [one] 1 more minute
       *[other] { $minutes } more minutes
    }. Then you read it all again, and send it yourself. After that we look for a Maatje.
standing-summary = You are almost there. All is filled in, only not sent yet. Is it right? Type "yes". Then we look for a Maatje, and you hear from us.
standing-go-on = Go on? Type /continue.
standing-in-line =
    Your story is with us (code **{ $code }**). There is no Maatje free yet. { $place ->
        [1] You are the first in line in the region { $region }.
       *[other] You are number **{ $place }** in line in the region { $region }.
    } We look again every week, and then you hear from us. Do you need somebody now? Type "human".
standing-asked = Your story is with us (code **{ $code }**). We asked somebody who may fit your family. You hear from us by { $until } at the latest. If it cannot be them, we ask somebody else.
standing-paired = You have a Maatje: **{ $name }** (code { $code }). The coordinator brings you into contact. Did you hear nothing? Type "human".
standing-stop = Do you want to stop asking for help? Type /intrekken. Do you want to erase everything too? Type /wis. Rather talk first? Type «human».
standing-siblings = Good that you say so. You are in the right place for your other child too. A human of ACT! looks at it with you. Press the button, or type /mens and a few words about your child.
standing-edit = Your story is sent already. Is something not right any more? Type /human and then what should change. The coordinator will put it right with you.
standing-request =
    Your question to a human has number **{ $code }**. { $late ->
        [yes] It takes longer than promised. I am sorry. Type "human", and I remind the team.
       *[no] You hear something by { $due } at 17:00.
    }

## Is this right?

summary-is-this-right = **Is this right?** Take your time to read it.
summary-line = { $number }. { $asked }
    → { $shown }
summary-open = *left open*
summary-how = Is something not right? Press "Change" with its number. Or type "change 3" or "change postcode".
summary-still-open = Your story is not sent yet. Is it right? Type "yes". Is something not right? Type for example "change 3" or "change postcode".
summary-which = What do you want to change? Type for example "change postcode", or "age is 12". The number of the line is fine too. Nothing is sent yet.
summary-send = Yes, send it
summary-change = Change { $number }

## Case and Maatje

case-begun = Thank you for your story. We will not let go of you. Your case has the code **{ $code }**. With it we find you again, without your name.
buddy-being-asked =
    { $again ->
        [yes] We keep looking, and have asked somebody again. You will hear from us by { $until }.
       *[no] We asked somebody who may fit you. You will hear from us by { $until }.
    }
family-in-line =
    { $again ->
        [yes] No Maatje became free this week. We have not forgotten you.
       *[no] No Maatje is free yet.
    } { $place ->
        [1] You are the first in line in the region { $region }.
       *[other] You are number **{ $place }** in the region { $region }.
    } We look again every week, and you will hear from us then. Meanwhile you can ask anything here. Do you need somebody now? Type "human", or /help.
family-has-buddy = Good news: **{ $name }** wants to be your Maatje. The coordinator puts you in touch. Does it not fit? Type "human", and we look further together.
family-withdrew = The family with code { $code } does not go on with us now. You do not have to do anything. Thank you.
family-unreachable = I cannot reach the family with code { $code } here any more. Do you have their number? Then call them. The coordinator knows too.
buddy-alert = ACT! has a message for you.
offer-card =
    **Will you be the Maatje of a family?**

    - Region: { $region }
    - Age of the child: { $age }
    - What it is about: { $themes }

    You see more only after your "yes". You may always say no, without a reason. We would like to hear before { $until }.
offer-not-now = Not now
offer-pause = I take a break
offer-declined = Thank you for saying so. We ask somebody else. No questions for a while? Type /pause.
offer-take-your-time = Take your time. If you want to, type "yes". Does it not suit you now? Type "not now", then we ask somebody else. Do you need a rest? Type "pause".
offer-only-card = Good question. About this family I may now only say what is on the card. After your "yes" you read their story. If it does not fit then, we look further together. Would you like to ask the coordinator first? Type /human and your question after it.
offer-gone = This question is not open any more. You do not have to do anything.
offer-expired = The question from before is no longer open. That is quite all right. Does it not suit you now? Type /pause.
buddy-pauses = Good that you look after yourself. We do not ask you anything. Are you back? Type "/pause off".
buddy-is-back = Good, you are back. We will ask you when a family fits.
buddy-paired = Great, you are now the Maatje of family **{ $code }**. The family knows. The coordinator puts you in touch. You can read their story now.
story-how = Type it like this: /case Z-001
story-none = I find no case { $code } that you may read.
story-title = **The story of family { $code }.** This is for you alone. We write down that you read it.
story-line =
    **{ $asked }**
    { $shown }
story-read = Read their story

## Questions

question-how = Just type your question here, in your own words. For example: "May the school deregister my child?" In a group you begin with /vraag.
question-which = I am not sure. Do you mean one of these?
question-was-this-it = **Was this the answer?**
question-no = No, something else
question-more = Read it all (in Dutch)
question-glad = Good. Feel free to ask more.
question-human = Ask a human
question-say-otherwise =
    A pity, that was not it. { $others ->
        [yes] Maybe one of these? You may also say it in other words.
       *[no] Try it in other words. Or ask a human.
    }
question-passed-on = I pass your question on to a human of ACT! (number **{ $code }**). You will hear something by { $due } at 17:00. Can it not wait? Type /help.
question-unknown = I do not know that. I pass your question on to a human of ACT! (number **{ $code }**). You will hear something by { $due } at 17:00.
question-story = Good that you tell this. I pass it on to a human of ACT! (number **{ $code }**). You will hear something by { $due } at 17:00. Would you like to tell more now? Then we also look for a Maatje for you: a parent who knows this.
question-story-more = I have added that (number **{ $code }**). Feel free to go on.
question-from-group = I do not know that. I ask a human of ACT! and you will hear the answer in our own chat, by { $due } at 17:00.
question-unknown-in-group = I do not know that. Send me your question in a private message, and a human will look at it.
question-gone = I cannot find that any more. Feel free to ask again.
human-already =
    { $added ->
        [yes] I have added it.
       *[no] A human of ACT! already has your question.
    } Your number is still **{ $code }**. { $late ->
        [yes] It takes longer than promised. I am sorry. I have told the team again.
       *[no] You will hear something by { $due } at 17:00.
    } { $added ->
        [yes] Can it not wait? Type /help.
       *[no] Do you want to add something? Type /human and then your words. Can it not wait? Type /help.
    }
human-coming = A human of ACT! reads along (number **{ $code }**). You will hear something by { $due } at 17:00. Can it not wait? Type /hulp.
answer-from-human =
    **Answer from a human of ACT!** to { $code }:

    { $words }

## Groups

group-welcome = Welcome in the group of { $region }! You are among parents here. Please name no children here. For your own story you can send me a private message.
group-offer = In the region **{ $region }** there is a group of parents like you. Do you want the way there? Nobody sees your answers there.
group-yes-please = Yes, please
group-later = All right. Type /groep if you want to later.
group-invite = This is the group of { $region }. You are welcome there. The invitation is for you alone.
group-shut = I cannot let you into the group of { $region } just now. That is not because of you. Type "human", and somebody of ACT! will help you in.
group-none-yet = There is no group here yet in the region { $region }. It is still growing.
group-no-region = I do not know your region yet. Type /intake, and I will ask your postcode.

## Crisis

crisis-yes = Yes, there is danger
crisis-no = No, I do not mean that
crisis-in-group = That sounds heavy. You can send me a private message, and we will look together. Danger now? Call **112**.
crisis-still-heavy = Still heavy, I hear. Good that you say it again. Is there danger now?
crisis-told = I am a bot and keep no watch. I am telling someone at ACT! that help is needed.
crisis-nobody = I am a bot and keep no watch. I cannot reach anyone at ACT! now either. Do not wait for us: call.
crisis-nobody-after-all = I cannot reach anyone at ACT! after all. Do not wait for us: call.
crisis-good-go-on = Good that you say so. Does it get too heavy? Type /hulp. We go on where we were.
crisis-good-to-hear = Good that you say so. Did you have a question? Feel free to type it again. Does it get too heavy? Type /hulp.
crisis-alert = **Crisis:** { $lane }. Case: { $code }. Do you take this?
crisis-alert-again = **Crisis, nobody yet:** { $lane }. Case: { $code }. Who takes this?
crisis-no-case = none yet
crisis-take = I will take this
crisis-you-took-it =
    Thank you. It is about { $name }, account { $account }. { $known ->
        [yes] The parent knows that you will make contact.
       *[no] I cannot reach this parent myself. Make contact in the group.
    }
crisis-taken-already = Somebody else takes this already. Thank you.
crisis-not-on-call = You are not on the list of who is on call now. Somebody else is called.
crisis-erased = A crisis was open: { $lane }. This person has just erased everything. I no longer know who it was.
crisis-is-erased = This alarm was erased. I no longer know who it was about. Thank you for wanting to be there.
crisis-lane-acuut-gevaar = acute danger
crisis-lane-suicide = suicide
crisis-lane-geweld = violence or abuse
crisis-lane-weggelopen = child is gone
crisis-lane-kind-zelf = a child asks for help
crisis-lane-huisartsenpost = doctor needed
crisis-taken-back = It is good that you say so. To be safe I leave the notice with ACT! as it is. Does it get too heavy after all? Type /help.
crisis-human-is-here = Somebody of ACT! takes this on and will contact you. Danger now? Do not wait, call **112**.

## Privacy

privacy-about =
    **What we keep**

    - What you tell in the intake, and your questions to a human.
    - Four digits of your postcode. No BSN.
    - Only you, the coordinator and your Maatje read your story. The school does not. Who opens it, we write down.

    Did you begin and not go on? Then we erase it after 90 days. You can always type /inzage, /wis and /intrekken. This app can see your messages too, because the app is not ours.

    Responsible: { $controller }
privacy-your-data = This is everything we have of you. It is for you alone.
erase-sure =
    Do you want me to erase everything of yours? Your answers, your case and your questions are then really gone. I cannot undo that.

    You can erase our messages in this chat yourself in the app.
erase-yes = Yes, erase everything
erase-no = No, keep it
erase-not = All right, everything stays.
erase-done = Everything is erased. Gone is gone. Do you ever want to come back? Type /start. We wish you well.
withdraw-done = All right, we stop. Nobody reads your answers any more, and we do not look for a Maatje. Erase everything too? Type /wis.
language-which = Welke taal wil je? / Which language do you prefer?
language-is = All right, we speak English.

## Help list

help-which =
    { $found ->
        [no] That is not on my list. Maybe one of these fits?
       *[yes] What is it about? Choose what comes closest.
    } Or type it in a few words. Is there danger now? Call **112**. Are you thinking of suicide? Call **113**.
help-which-one =
    **{ $group }**

    What fits best?
help-back = Something else
help-in-group = Type /help with a few words, for example: /help suspended. You get the whole list when you send me /help in private. Danger now? Call **112**.

## When it goes differently

lost-talk =
    I am here. { $told ->
        [yes] Feel free to tell more. Or choose what fits now.
       *[no] I only do not understand yet what you need. What fits?
    }
lost-team =
    I do not understand that yet. { $role ->
        [maatje] When a family fits you, you hear it from me. Something about a family or about yourself? Type /human and your words after it, then the coordinator reads it. Need a rest? Type /pause.
       *[other] Type /open to see what waits. To answer a question, type /answer H-0001 and your text after it. To pair a family, type /pair Z-001 Bram.
    }
lost-still-asked = I am still waiting for your answer. Press a button, or type what it says: { $labels }. Rather a human? Type «human».
lost-intake = Help for my child
lost-intake-self = Help for me
unknown-command = I do not know "/{ $name }". Just type your question, or /hulp.
unknown-command-near = I do not know "/{ $name }". Do you mean /{ $near }?
refused =
    { $team ->
        [yes] This belongs to another role in the team. Please ask the coordinator.
       *[no] Only somebody of the team can do this. Do you need something? Type "human", and somebody will look.
    }
only-in-group = You type this in the group itself.
told-at-home = That is for you alone. I answer in our own conversation. Does nothing arrive there? Then private messages from this server are switched off. Switch them on in the privacy settings of the server, and type it again.
nameless = I cannot see who you are: you write here anonymously, as the group. Please switch "anonymous" off in your admin rights for a moment, and type it again.
write-first = We prefer to do that in private. Send me a private message first, with /start.
shared-not-read =
    { $kind ->
        [voice] I cannot listen to a voice message, and I do not keep it. Can you type it in a few words?
        [photo] I cannot look at a photo, and I do not keep it. Is it a letter? Then type in a few words what it says. Please do not send letters from doctors or copies of an ID here.
        [video] I cannot watch a video, and I do not keep it. Can you type it in a few words?
        [file] I cannot read a file, and I do not keep it. Can you type it in a few words? Please do not send letters from doctors or copies of an ID here.
        [sticker] A sticker can say a lot. I just cannot read it. Can you type it in a few words?
        [contact] I do not keep the number of somebody else. Shall we call you? I ask that in /intake.
        [location] I do not keep where you are. Please type your postcode or your town.
       *[other] I cannot read this, and I do not keep it. Can you type it in a few words?
    }
bsn-not-kept = There seems to be a BSN in this. I do not keep that, it is too private. Delete the message yourself too. Feel free to type it again, without that number.
bsn-in-group = There seemed to be a BSN here. That is too private for a group. Is it still there? Then delete it yourself.
away-done = Done. Your own messages and notices are yours to remove.
reworded = I see that you changed an earlier message. I do not read it again. Feel free to type a new one.
reworded-answer = Your answer is changed.
reworded-in-intake = I see that you changed an earlier message. That does not change your answer. Type "back" for the question before. Or name what should be different, like "change postcode".
too-fast = A great many messages are coming in now. I am not reading for a moment, and I do not keep what you send now. Wait ten seconds. Then send again what I missed. Is there danger now? Call **112**.
failed = Something went wrong with us, not with you. A human looks at it. Please try again in a moment.

## Menu

menu-start = Begin here: who is ACT! for?
menu-intake = Ask help for your child
menu-status = Where am I, and when do I hear something?
menu-verder = Go on where you were
menu-vraag = Ask about school and the law
menu-hulp = Who helps with what, with numbers
menu-mens = I want to talk to a human
menu-groep = The group in your region
menu-privacy = What we keep and why
menu-inzage = See everything we have of you
menu-wis = Erase everything of mine
menu-weg = Quick exit: I remove my messages
menu-intrekken = Withdraw consent
menu-taal = Taal / language
menu-description = For parents of a child that is at home or stuck at school. Ask a question, or ask for a Maatje: a parent beside you. Danger? Call 112. Thinking of suicide? Call 113.
menu-about = Help from parents, for parents of children at home.
menu-words = In your own words
