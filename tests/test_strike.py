"""An air strike as both sides, an agency, its copies and a blog tell it, as pages copied whole from a browser. All invented."""

import pytest

from retold import pipeline
from retold.export import terminal
from retold.settings import Settings

MINISTRY = """Ministry of Defence of the Republic of Tarsk
Press release
14 May 2026

Units of the Republic's air force strike supply convoy near Ostry Brod

Stavin, 14 May. — In the night from 13 to 14 May, units of the air force of the Republic of Tarsk carried out a precision strike on a supply convoy of the so-called Lowland Front on the road between Ostry Brod and Kamen.

Up to 40 militants were eliminated and eleven vehicles destroyed, among them two mobile rocket launchers. No civilians were in the area at the time of the strike.

"Our pilots acted with the greatest precision and in full accordance with international humanitarian law," the spokesman of the Ministry of Defence, Colonel Radim Hovorka, said.

All aircraft returned to base. The Ministry will give further information as it becomes available.

For media enquiries: press@mod.example"""
FRONT = """Lowland Front — official channel
14.05.2026 08:12

STATEMENT

At 02:40 this morning the Tarsk regime bombed the market road at Ostry Brod. There was no military convoy on it. The vehicles that were hit were lorries of traders who were on their way to the Thursday market in Kamen.

According to our medical service 17 civilians are dead, among them four children, and 30 are wounded. None of our fighters was among them.

We lost no rocket launchers, for we had none there. Colonel Hovorka lies.

Information office of the Lowland Front
Share · Comment · 41.2K views"""
WIRE = """Tarsk says air strike killed 40 rebels; rebels say traders died

By Milena Dorn and Piet Aalders

STAVIN, May 14 (Interpress) - The government of Tarsk said on Thursday that its aircraft had killed up to 40 rebels in a strike on a convoy near the town of Ostry Brod, while the Lowland Front, which holds the town, said that the dead were traders on their way to market.

Colonel Radim Hovorka, a spokesman for the Defence Ministry, said that eleven vehicles had been destroyed, including two mobile rocket launchers, and that no civilians had been in the area.

"Our pilots acted with the greatest precision and in full accordance with international humanitarian law," he said in a statement.

The Front said that 17 civilians, four of them children, had been killed and 30 wounded. "There was no military convoy on it," it said of the road.

Interpress could not independently verify either account. A doctor at the hospital in Kamen, reached by telephone, said that 21 bodies had been brought in by noon, and that he had seen no uniforms.

"They are lorry drivers and women who sell cheese," said the doctor, who asked not to be named because he feared for his safety.

Fighting between government forces and the Front resumed in March after a truce of fourteen months broke down. The United Nations says more than 2,300 people have been killed since.

(Reporting by Milena Dorn in Stavin and Piet Aalders in Geneva; Editing by Ruth Sallow)"""
DAILY = """The Hollin Daily
World

Tarsk air strike kills 40 rebels, government says
By our foreign staff and Interpress
14 May 2026, 16:30

The government of Tarsk said on Thursday that its aircraft had killed 40 rebels in a strike on a convoy near the town of Ostry Brod.

Colonel Radim Hovorka, a spokesman for the Defence Ministry, said that eleven vehicles had been destroyed, including two mobile rocket launchers, and that no civilians had been in the area.

"Our pilots acted with the greatest precision and in full accordance with international humanitarian law," he said in a statement.

The Lowland Front, which holds the town, disputes the account.

Fighting between government forces and the Front resumed in March after a truce of fourteen months broke down. The United Nations says more than 2,300 people have been killed since.

Read next
Harvest festival draws record crowd
Rail fares to rise by 3% in July
Subscribe to our morning newsletter"""
KURIER = """Kurier am Sonntag
Ausland

Luftangriff in Tarsk: Regierung meldet 40 getötete Rebellen, Ärzte sprechen von Zivilisten

14. Mai 2026, 18:05 Uhr

Stawin (Interpress). Die Regierung von Tarsk hat am Donnerstag erklärt, ihre Flugzeuge hätten bei einem Angriff auf einen Konvoi nahe der Stadt Ostry Brod bis zu 40 Rebellen getötet. Die Lowland Front, die die Stadt hält, sprach dagegen von Händlern auf dem Weg zum Markt.

Oberst Radim Hovorka, ein Sprecher des Verteidigungsministeriums, sagte, elf Fahrzeuge seien zerstört worden, darunter zwei mobile Raketenwerfer. Zivilisten seien nicht in der Gegend gewesen.

Die Front erklärte, 17 Zivilisten, darunter vier Kinder, seien getötet und 30 verletzt worden.

Ein Arzt des Krankenhauses in Kamen sagte am Telefon, bis zum Mittag seien 12 Leichen eingeliefert worden. Uniformen habe er nicht gesehen.

„Das sind Lastwagenfahrer und Frauen, die Käse verkaufen“, sagte der Arzt, der aus Angst um seine Sicherheit nicht genannt werden wollte.

Mehr zum Thema
Waffenruhe in Tarsk gescheitert
Zur Startseite"""
LOCAL = """Kamen Voice
Friday, May 15, 2026

"I counted nine lorries": on the market road after the strike

By Jana Tesar

KAMEN — The road from Ostry Brod smells of burnt diesel and of cheese. On Friday morning the wrecks of nine lorries still stood between the poplars, and I could read the names of dairies on three of them.

Vilem Hruska, 61, a trader in potatoes, said he had left Ostry Brod at half past one with six others. "We go every Thursday. Everybody knows that we go every Thursday," he said. His brother's lorry was the second in line.

The hospital in Kamen has a list on its door. There were 23 names on it when I read it at ten in the morning, the youngest of them five years old.

I saw two burnt pick-up trucks with mounts for machine guns behind the mill, some 400 metres from the road. Nobody would tell me whose they were.

The Red Cross office in Kamen said that it had asked both sides for a pause of six hours so that the wounded could be moved to Stavin."""
ANALYSIS = """Open Conflict Watch
Analysis | 16 May 2026

What satellite pictures show of the strike at Ostry Brod

A commercial satellite picture taken at 09:20 on 14 May shows eleven burnt vehicles on a stretch of 700 metres of the road between Ostry Brod and Kamen. Nine have the length of lorries of 12 tonnes. Two, which stand apart behind a mill, are 5 metres long.

We see nothing that has the shape of a rocket launcher. The Ministry of Defence published a video of 38 seconds on 14 May; we matched the bend of the road and a transformer hut to a place 2.1 kilometres west of Ostry Brod. The video ends before the second explosion.

The Ministry speaks of eleven vehicles, which agrees with the picture. The Front said that there was no military convoy; the two pick-up trucks carry mounts, as the Kamen Voice reported on 15 May. Whether they were part of the column we cannot say.

Four craters are visible. Their diameter of about 9 metres fits a bomb of 250 kilograms.

Our confidence: place, high; number of vehicles, high; who was in them, low."""
BLOG = """Lowland Truth Blog
Posted on May 15, 2026 by admin | 212 Comments

MASSACRE: Tarsk planes kill 71 civilians

At 02:40 in the morning the Tarsk regime bombed the market road at Ostry Brod. The vehicles that were hit were lorries of traders who were on their way to the Thursday market in Kamen.

71 civilians are dead, among them fourteen children, and 300 are wounded.

"They are lorry drivers and women who sell cheese," said a doctor at the hospital, who confirmed that 71 bodies had been brought in by noon.

Colonel Hovorka admitted that civilians had been in the area.

Related
Tarsk loses three tanks
About this blog"""
PAGES = {
    "01-ministry": MINISTRY,
    "02-front": FRONT,
    "03-wire": WIRE,
    "04-daily": DAILY,
    "05-kurier": KURIER,
    "06-local": LOCAL,
    "07-analysis": ANALYSIS,
    "08-blog": BLOG,
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """What the terminal shows of the pages, white space made one."""
    folder = tmp_path_factory.mktemp("strike")
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    report = pipeline.read([str(folder)], Settings())
    return " ".join(terminal.render(report).split())


def between(shown, start, end):
    return shown[shown.index(start) : shown.index(end)]


def test_copies_hang_under_the_report_they_are_of(shown):
    tree = between(shown, "WHO TOLD IT", "WHAT CHANGED")
    assert "1 03 Tarsk says air strike killed 40 rebels; rebels say traders died ├─ 04 Tarsk air strike" in tree
    assert "└─ 05 Luftangriff in Tarsk" in tree
    assert "shares 5 of 9 sentences with 03" in tree


def test_what_a_side_gives_out_is_the_source_of_who_repeats_it(shown):
    tree = between(shown, "WHO TOLD IT", "WHAT CHANGED")
    assert "2 02 Lowland Front — official channel └─ 08 MASSACRE" in tree
    assert "lost" not in tree


def test_the_headline_stands_below_the_label_of_a_press_release(shown):
    assert "3 01 Units of the Republic's air force strike supply convoy near Ostry Brod" in shown


def test_what_departs_is_charged_to_who_departs(shown):
    care = between(shown, "READ WITH CARE", "IN BRIEF")
    assert "08 2 places: yes, no, maybe “that civilians” for “that no civilians”; number “71” for “17”" in care
    assert (
        "05 1 place: number “12” for “21”" in care
    )  # bodies, in a translation that says “no civilians” one sentence later
    assert "04 1 place: number “40” for “up to 40”" in care


def test_the_brief_opens_with_what_both_sides_say_and_not_in_the_words_of_one(shown):
    brief = between(shown, "IN BRIEF", "WHAT TELLINGS AGREE ON")
    assert brief.startswith("IN BRIEF · The government of Tarsk said on Thursday that its aircraft had killed up to 40")
    assert "regime" not in brief


def test_words_go_to_who_said_them(shown):
    said = between(shown, "WHO SAID WHAT", "TIMELINE")
    assert "Radim Hovorka — Colonel, in a statement “Our pilots" in said  # 01: the spokesman of the Ministry, Colonel …
    assert "Lowland Front “There was no military convoy on it,” (03)" in said  # it said of the road
    assert "Arzt des Krankenhauses “Das sind Lastwagenfahrer" in said
    assert "in a strike on a convoy near the town of Ostry Brod (03)" in said  # while the Front said …
    assert "we matched the bend" not in said


def test_what_all_have_from_one_side_says_so(shown):
    assert "17 civilians: According to our medical service" in shown
    assert "(05, 03 | 02; all on the word of Lowland Front)" in shown


def test_a_day_in_may_is_nothing_that_may_be(shown):
    assert "14 May 2026 [announced]" not in between(shown, "TIMELINE", "PEOPLE")
