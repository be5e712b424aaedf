import pytest

from retold.mentions import MentionSettings, annotate
from retold.model import Article, QuoteKind

SETTINGS = MentionSettings(parts=frozenset({"quotes", "actors"}))


def quotes(text, language="en"):
    article = Article("a", "0" * 64, "a.txt", text, language=language)
    mentions = next(iter(annotate([article], SETTINGS)))
    return [
        (
            str(q.kind),
            " … ".join(s.of(text) for s in q.spans),
            q.speaker.span.of(text) if q.speaker else None,
            q.speaker.actor if q.speaker else None,
            q.cue.act if q.cue else None,
        )
        for q in mentions.quotes
    ]


def test_a_quote_before_its_cue():
    assert quotes("“The harbour will open in May,” Ola Brandt said.") == [
        ("direct", "The harbour will open in May,", "Ola Brandt", "Ola Brandt", "say")
    ]


def test_an_inverted_cue():
    assert quotes("“The harbour will open in May,” said Ola Brandt, a pilot.")[0][2:4] == ("Ola Brandt", "Ola Brandt")


def test_a_quote_after_its_cue():
    kind, words, _, actor, _ = quotes("Harbour chief Ola Brandt told reporters: “We are ready.”")[0]
    assert (kind, words, actor) == ("direct", "We are ready.", "Ola Brandt")


def test_a_cue_inside_a_quote_leaves_one_quote_of_two_pieces():
    found = quotes("“The harbour will open,” said Ola Brandt. “The ships will come back.”")
    assert len(found) == 1
    assert found[0][1] == "The harbour will open, … The ships will come back."


def test_a_reported_clause_is_indirect():
    found = quotes("Mayor Ola Brandt said that the harbour would open in May.")
    assert found == [("indirect", "the harbour would open in May", "Mayor Ola Brandt", "Ola Brandt", "say")]


def test_quoted_words_in_a_reported_clause_make_it_mixed():
    found = quotes("Mayor Ola Brandt said the harbour was “in perfect shape” after the storm.")
    assert [f[0] for f in found] == ["mixed"]


def test_a_cue_behind_the_comma_governs_the_whole_sentence():
    found = quotes("The two towns “will share the cost of the wall,” spokeswoman Ola Brandt said in a statement.")
    assert found[0][:2] == ("mixed", "The two towns “will share the cost of the wall,”")
    assert found[0][3] == "Ola Brandt"


def test_a_mark_set_before_the_cue_without_a_blank():
    found = quotes("The towns will share “ the cost of the wall , ”said spokeswoman Ola Brandt in a statement.")
    assert found[0][3] == "Ola Brandt"


def test_according_to_gives_the_rest_of_the_sentence():
    found = quotes("The harbour lost half of its trade, according to a report by the town council.")
    assert found[0][:2] == ("indirect", "The harbour lost half of its trade")
    assert found[0][2].startswith("a report")


def test_an_anonymous_source_is_kept_as_what_it_is():
    found = quotes("A senior town official said that the harbour would open in May.")
    assert found[0][2:4] == ("A senior town official", None)


def test_a_later_mention_of_an_anonymous_source_leads_to_the_fuller_one():
    text = "The wall will hold, a senior town official said. The official added that the harbour would open in May."
    assert quotes(text)[-1][3] == "senior town official"


def test_a_pronoun_leads_to_the_person_before():
    text = "Ola Brandt spoke in the harbour on Monday. “We are ready,” she said."
    assert quotes(text)[-1][2:4] == ("she", "Ola Brandt")


def test_a_pronoun_does_not_lead_to_a_person_of_the_other_sex():
    text = "Mary Brandt met Peter Lund on Monday. “We are ready,” he said."
    assert quotes(text)[-1][3] == "Peter Lund"


def test_a_description_leads_to_the_one_who_bears_the_role():
    text = "Harbour spokesman Peter Lund spoke on Monday. The spokesman said that the harbour would open."
    assert quotes(text)[-1][3] == "Peter Lund"


def test_a_description_that_fits_two_people_leads_to_nobody():
    text = "Mayor Peter Lund met Mayor Mary Brandt. The mayor said that the harbour would open."
    assert quotes(text)[-1][3] is None


def test_people_of_somebody_are_not_that_person():
    found = quotes("Brandt’s advisers said that the harbour would open in May.")
    assert found[0][3] is None


def test_a_participle_after_a_comma_is_a_quote_of_its_own_by_the_same_speaker():
    text = "Mayor Ola Brandt said the harbour would open in May, adding that the ships would come back."
    assert [(f[1], f[3]) for f in quotes(text)] == [
        ("the harbour would open in May", "Ola Brandt"),
        ("the ships would come back", "Ola Brandt"),
    ]


def test_a_second_cue_in_the_tense_of_the_first_has_its_speaker():
    text = "Jo Roe said the ferry is ready to sail, but stressed that the crew was tired."
    assert [(f[1], f[3]) for f in quotes(text)] == [
        ("the ferry is ready to sail", "Jo Roe"),
        ("the crew was tired", "Jo Roe"),
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "The minister said the port would open in May as he faces a vote on the budget.",
            "the port would open in May",
        ),
        (
            "The council said the road would be closed on Monday, as is the school.",
            "the road would be closed on Monday",
        ),
        ("Jo Roe asked why the bridge was shut.", "why the bridge was shut"),
        ("Jo Roe questioned whether the bridge was safe.", "whether the bridge was safe"),
    ],
)
def test_what_the_writer_adds_is_not_reported(sentence, words):
    assert [f[1] for f in quotes(sentence)] == [words]


def test_to_question_a_man_is_to_say_nothing():
    assert quotes("Investigators have questioned the ship’s master, Tomas Holm, and detained him.") == []


def test_scare_quotes_and_titles_are_not_speech():
    assert quotes("The “old harbour” lies behind the mill. People saw “The Long Tide” in the cinema.") == []


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Mayor Ola Brandt denied that the wall had cracks.", "deny"),
        ("Mayor Ola Brandt warned that the wall had cracks.", "warn"),
        ("Mayor Ola Brandt refused to close the harbour.", "refuse"),
        ("Mayor Ola Brandt promised to rebuild the wall.", "promise"),
        ("Mayor Ola Brandt called for a new wall.", "demand"),
    ],
)
def test_cues_tell_the_act(sentence, act):
    assert quotes(sentence)[0][4] == act


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Tom Vesk described the harbour works, explaining that the wall was needed.",
        "Mayor Tom Vesk cited the second section of the Ports Act, arguing, “The wall was never the duty of this town.”",
    ],
)
def test_a_participle_behind_a_comma_is_of_the_subject_not_of_the_noun_before_it(sentence):
    assert quotes(sentence)[-1][2] == "Mayor Tom Vesk"


def test_addressee_and_occasion_are_given():
    text = "“We are ready,” Ola Brandt told reporters in a televised interview."
    quote = next(iter(annotate([Article("a", "0" * 64, "a", text, language="en")], SETTINGS))).quotes[0]
    assert quote.addressee is not None
    assert quote.addressee.of(text) == "reporters"
    assert quote.occasion is not None
    assert quote.occasion.of(text) == "in a televised interview"


def test_a_language_without_rules_gets_marked_words_only_and_says_so():
    text = "„Portul se deschide în mai pentru toate navele“, a spus Ola Brandt."
    mentions = next(iter(annotate([Article("a", "0" * 64, "a", text, language="ro")], SETTINGS)))
    assert [(q.kind, q.speaker) for q in mentions.quotes] == [(QuoteKind.DIRECT, None)]
    assert mentions.notes


def test_only_the_parts_asked_for_are_given():
    text = "“We are ready,” said Ola Brandt on Monday."
    mentions = next(iter(annotate([Article("a", "0" * 64, "a", text)], MentionSettings(parts=frozenset()))))
    assert mentions.sentences
    assert mentions.quoted
    assert not (mentions.quotes)
    assert not (mentions.actors)
    assert not (mentions.dates)


def test_turns_of_a_transcript_go_to_their_labels():
    text = "Q: Did the town know?\n\nA: It did not. We heard on Monday.\n\nQ: Who told you?\n\nA: The pilots said so."
    assert [(f[1], f[2]) for f in quotes(text)][:2] == [
        ("Did the town know?", "Q"),
        ("It did not. We heard on Monday.", "A"),
    ]


def test_a_dialogue_in_short_paragraphs_is_kept_as_quotes():
    assert [f[1] for f in quotes("“Go,” he said.\n\n“I won’t.”")] == ["Go,", "I won’t."]


def test_a_day_is_neither_speaker_nor_hearer():
    assert quotes("Peter Lund, who was ready, said Wednesday he would sail.")[0][3] == "Peter Lund"
    text = "The pilot Peter Lund told Tuesday he was ready."
    mentions = next(iter(annotate([Article("a", "0" * 64, "a", text, language="en")], SETTINGS)))
    assert {q.addressee for q in mentions.quotes} <= {None}


def test_two_speakers_are_not_taken_for_the_second():
    assert quotes("Mayor Ola Brandt and Peter Lund said the port would close.")[0][3] is None


def test_she_is_no_newspaper():
    found = quotes("Ann Roe left. The Harbour Times said the port was shut. “I am glad,” she said.")
    assert found[-1][3] == "Ann Roe"


def test_a_plural_noun_is_no_verb():
    assert quotes("The two leaders guarantees to stop the ships, and nobody knows why.") == []


def test_a_question_to_the_reader_reports_nothing():
    assert quotes("Do you support the plan?") == []


def test_a_given_name_that_is_also_a_verb_reports_nothing():
    assert [f[4] for f in quotes("Mark Lund, a pilot, did not go to the party.")] == []


def test_an_answer_in_a_paragraph_of_its_own_is_not_given_to_who_asked():
    found = quotes("“Will the harbour open again in May?” Ola Brandt asked.\n\n“I do not think that it ever will.”")
    assert found[1][3] is None


def test_what_is_said_on_a_debate_is_about_it_and_on_television_there():
    def occasion(text):
        mentions = next(iter(annotate([Article("a", "0" * 64, "a", text, language="en")], SETTINGS)))
        return [q.occasion.of(text) if q.occasion else None for q in mentions.quotes]

    assert occasion("Ola Brandt declined on Monday to comment on the debate.") in ([], [None])
    assert occasion("Ola Brandt said on state television that the port was shut.") == ["on state television"]
    assert occasion("Ola Brandt said during the debate that the port was shut.") == ["during the debate"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ola Brandt said in an interview broadcast on state television that the port was shut.",
         (None, "in an interview broadcast on state television")),
        ("“We will wait for the ships,” Ola Brandt told the Harbour Times in an interview published on Monday.",
         ("the Harbour Times", "in an interview")),
        ("In a statement on Tuesday, Ola Brandt said the union would strike.", (None, "In a statement")),
        ("In a letter that reached the mayor, which was long, Ola Brandt said the union would strike.", (None, None)),
    ],
)  # fmt: skip
def test_hearers_and_occasion_of_a_quote(text, expected):
    (quote,) = next(iter(annotate([Article("a", "0" * 64, "a", text, language="en")], SETTINGS))).quotes
    assert tuple(s.of(text) if s else None for s in (quote.addressee, quote.occasion)) == expected


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("According to police, the ships were late in both towns.", "police", "the ships were late in both towns"),
        ("According to a senior harbour official, the ships were late in both towns.", "a senior harbour official",
         "the ships were late in both towns"),
        ("In his town, Lund said, old ships are sent to the north.", "Lund",
         "In his town … old ships are sent to the north"),
        ("The plan, a harbour source said, is to have pilots pass out papers.", "a harbour source",
         "The plan … is to have pilots pass out papers"),
        ("Otherwise, she said, the ships may never come back.", "she", "Otherwise … the ships may never come back"),
        ("Mayor Ola Brandt, a pilot, said Tuesday that he had voted for the wall.", "Mayor Ola Brandt",
         "he had voted for the wall"),
        ("Ola Brandt said on state television that the port was shut.", "Ola Brandt", "the port was shut"),
        ("Ola Brandt said he and Lund differ on the old port.", "Ola Brandt", "he and Lund differ on the old port"),
        ("Ola Brandt said the port’s wall “is so much longer” than the bay.", "Ola Brandt",
         "the port’s wall “is so much longer” than the bay"),
        ("Ola Brandt told a news conference they are “planting the seeds” of a new port.", "Ola Brandt",
         "they are “planting the seeds” of a new port"),
        ("Ola Brandt said that he has begun “to show the true nature” of the wall.", "Ola Brandt",
         "he has begun “to show the true nature” of the wall"),
        ("The town cannot close the port, Mr. Lund said.", "Mr. Lund", "The town cannot close the port"),
        ("Ola Brandt asked Lund whether the ships would ever come back.", "Ola Brandt",
         "whether the ships would ever come back"),
    ],
)  # fmt: skip
def test_how_far_reported_words_reach(text, source, words):
    found = quotes(text)
    assert [(f[2], f[1]) for f in found] == [(source, words)]


def test_what_is_emphasised_behind_a_clause_is_by_the_same_speaker():
    text = (
        "Sara Holt, the adviser, has made clear in three meetings that the county is ready to talk, but emphasized that "
        "Brenn stands by the rule of “no plan about you without you.”"
    )
    assert [(f[3], f[4]) for f in quotes(text)] == [("Sara Holt", "claim"), ("Sara Holt", "stress")]


def test_a_misread_clause_leaves_no_content_of_a_small_word():
    text = "The vote for the bridge, which she has repeatedly said was wrong, hurt her."
    assert not [f for f in quotes(text) if f[1] == "was"]


def test_the_to_behind_a_speaker_is_no_part_of_him():
    text = "Others are calling friends on their telephones to say they had seen the ship."
    assert [f[2] for f in quotes(text)] == ["friends on their telephones"]


def test_the_name_beside_the_verb_is_the_speaker_not_the_noun_before_it():
    text = "Children may borrow as many books as they can carry in one go, a rule Tull says she took from a library she saw."
    assert {f[2] for f in quotes(text)} == {"Tull"}


def test_a_day_behind_the_verb_is_no_speaker():
    assert [f[2] for f in quotes("“It was late for us,” said Tuesday at the library.")] == [None]


@pytest.mark.parametrize(
    "broken", ["As the owner of the mill, Odo Lindqvist, commented,", "The mill, Odo Lindqvist said,"]
)
def test_a_sentence_broken_off_behind_the_comma_of_its_cue_is_read(broken):
    assert all(said in broken for _, said, *_ in quotes(f"The mill at Wenna is shut. {broken}"))


def test_party_and_state_behind_a_name_hide_no_speaker():
    text = "In a statement released Thursday, Rep. Otto Vael (D-N.Y.) reacted to the news, saying: “The bridge must reopen.”"
    (mentions,) = annotate([Article("a", "0" * 64, "a", text, language="en")], MentionSettings())
    assert [(quote.spans[0].of(text), quote.speaker.actor) for quote in mentions.quotes] == [
        ("The bridge must reopen.", "Otto Vael")
    ]
    assert [mention.span.of(text) for mention in mentions.actors] == ["Otto Vael"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ola Brandt of the alliance Water Is Ours called the delay “a first victory, but not the last word”.", "Ola Brandt"),
        ("Ola Brandt of the union Dock Labour called the delay “a first victory, but not the last word”.", "Ola Brandt"),
        ("The campaign group Homes Are Rights said on Monday that it would appeal in May.", "Homes Are Rights"),
        ("The alliance Water Is Ours, which called the protest, said at least 70 people were hurt.", "Water Is Ours"),
    ],
)  # fmt: skip
def test_a_name_that_is_a_sentence_is_a_name(text, speaker):
    assert [q[3] for q in quotes(text) if len(q[1]) > 15] == [speaker]


def test_an_attack_gives_no_words():
    ((kind, _, _, _, act),) = quotes("Police attacked peaceful people with water cannon on Mill Bridge.")
    assert (kind, act) == (QuoteKind.INDIRECT, "attack")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The singer had croaked through two numbers at the arena when she hurled her mike at a roadie and yelled: “Not like this!”", [None]),
        ("Experts summoned to the spot concluded that a chief had been buried there.", ["Experts"]),
        ("On two occasions, rescuers picked up the sound of knocking on a pipe, Ivo Lund, who is in charge of it, told reporters.",
         ["Ivo Lund"]),
        ("Nine cases have been found in four towns, eight of them admitted to hospital.", []),
        ("The arena has had two acts cut short: a hypnotist in 2027 and the Monkeys last June, when the roof leaked.", []),
    ],
)  # fmt: skip
def test_no_other_words_are_taken_for_the_speaker(text, speakers):
    assert [speaker for *_, speaker, _, _ in quotes(text)] == speakers


def test_whom_something_is_told_is_no_part_of_it():
    assert quotes("Hanna Lund told our reporter Ola Brandt it was the find of her career.")[0][1] == (
        "it was the find of her career"
    )


def test_whom_a_paper_quotes_speaks():
    assert quotes("“We had only binoculars,” the weekly quotes an officer as saying.")[0][2] == "an officer"


@pytest.mark.parametrize(
    "text",
    ["The auditors, Bell & Roe, said nothing.", "Roe said as much to this paper.", "Roe had said so, with a sigh."],
)
def test_what_stands_for_words_gives_none(text):
    assert quotes(text) == []


def test_what_is_told_of_a_source_is_no_part_of_its_words():
    found = quotes("She has a crew of 22, according to Brandt Tankers of Vestby, which owns her.")
    assert found[0][:3] == ("indirect", "She has a crew of 22", "Brandt Tankers of Vestby")


def test_a_name_behind_a_role_is_no_part_of_the_words():
    found = quotes("According to its head of pumps, Ola Brandt, the team has a list of all the valves to go through.")
    assert (found[0][1], found[0][3]) == ("the team has a list of all the valves to go through", "Ola Brandt")


def test_what_begins_behind_a_phrase_in_marks_is_no_part_of_it():
    found = quotes("Ola Brandt spoke of “a dent”, and the vote to have the books checked was put off until May.")
    assert found[0][1] == "of “a dent”"


def test_a_description_between_commas_is_of_the_name_before_it():
    found = quotes(
        "Dr Lena Brandt, a young surgeon who left in May, says she had warned the mayor. “I was told to be quiet.”"
    )
    assert [f[3] for f in found] == ["Lena Brandt", "Lena Brandt"]


def test_who_is_the_person_and_not_where_he_is_from():
    found = quotes("The thatcher Ola Brandt of Upper Vestby, who said that it was straw, left.")
    assert found[0][3].startswith("Ola Brandt")


def test_words_that_a_colon_leads_to_are_not_those_of_the_last_speaker():
    found = quotes(
        "Lena Brandt said the ferry was late. The last note of her son was: “The water is calm, I will be home by supper.”"
    )
    assert found[1][3] is None


def test_she_is_rather_the_subject_of_her_paragraph_than_who_spoke_in_the_one_before():
    text = "Aud Brandt said the pier was wet.\n\nThe harbourmaster, Ola Renner, had been asked to clear it. “I knew it,” she said."
    assert quotes(text)[-1][3] == "Ola Renner"


def test_he_is_not_the_daughter():
    text = "Ewan Lund keeps sheep. He and his daughter Jess, 19, were there first. “We broke a window,” he said."
    assert quotes(text)[-1][3] == "Ewan Lund"


def test_whom_the_sentence_before_a_colon_opens_with_speaks():
    found = quotes(
        "Lena Renner wished him well.\n\nBut Ola Brandt hit back: “If she is so kind, why did she lock the pier on Sunday?”"
    )
    assert found[-1][3] == "Ola Brandt"


def test_a_day_before_a_name_is_no_part_of_the_speaker():
    assert quotes("In a message on Tuesday Mr Brandt said he had been “as blind as a mole”.")[0][3] == "Brandt"


def test_he_is_rather_whom_the_paragraph_before_tells_of_than_who_spoke_earlier():
    text = "Hanna Brandt said the pier was wet.\n\nIvor Renner, 81, missed the ferry to Vestby.\n\n“I have waited since May,” he told our reporter."
    assert quotes(text)[-1][3] == "Ivor Renner"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Inspector Ida Varley, of the Vestby Police, said: “He went to work and never came home again.”", "Ida Varley"),
        ("Dr Samir Odell, a chemist at Calder University who read it for us, called it “a plain disgrace”.", "Samir Odell"),
        ("Moira Ashdown of brokerage Finch & Pell called the goal “punchy and brave” on Monday.", "Moira Ashdown"),
    ],
)  # fmt: skip
def test_a_body_that_somebody_is_of_does_not_speak_in_her_place(text, actor):
    assert quotes(text)[0][3] == actor


def test_an_official_who_was_asked_has_the_words_and_not_what_he_was_asked_about():
    found = quotes("An Orsunyan official, asked about the discrepancy, told Meridian it was “a clerical matter”.")
    assert found[-1][2] == "An Orsunyan official"


def test_marked_words_behind_a_report_of_somebody_else_are_not_the_last_speakers():
    text = (
        "“He turned me down for a loan in May,” said shopkeeper Dilys Penrow. Former cashier Martin Eddery said nothing had "
        "ever been short. “He checked the tills twice every night.”"
    )
    assert [q[3] for q in quotes(text)] == ["Dilys Penrow", "Martin Eddery", "Martin Eddery"]


def test_the_verb_right_before_marks_that_end_a_sentence_has_the_words():
    found = quotes(
        "Somebody shouted “What about your brother?” and he turned round, seemed about to answer, then left."
    )
    assert found[0][2] == "Somebody"


def test_no_questions_asked_is_no_question():
    assert not quotes("The food bank hands out water to families, no questions asked, from the side door.")


def test_whom_a_sentence_opens_with_does_not_speak_for_the_one_before_the_verb():
    text = "Jailing Marchbank today, Mrs Justice Rudge told him: “You were told that this wall would kill somebody.”"
    assert quotes(text)[0][2] == "Mrs Justice Rudge"


def test_her_daughter_is_not_she():
    text = "Karen Moen held her gloves.\n\nOutside, with her daughter Ellie beside her, she said: “Seven years are not enough for us.”"
    assert quotes(text)[0][3] == "Karen Moen"


def test_who_is_he_elsewhere_is_not_she():
    text = (
        "Jonah Pettifer said he had been asleep in his cabin. Skipper Ines Calloway picked 27 people out of two rafts. "
        "“The hull was too hot to touch,” she said."
    )
    assert quotes(text)[-1][3] == "Ines Calloway"


def test_she_is_nobody_where_only_a_man_was_named():
    text = "Jonah Pettifer said he had been asleep in his cabin. “The hull was too hot to touch,” she said."
    assert quotes(text)[-1][3] is None
