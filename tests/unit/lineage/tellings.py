"""Invented articles for tests of lineage: one agency report in many forms, and an independent one."""

import re

from retold.lineage import LineageSettings, trace
from retold.model import Article, Mentions, PageForm, Span, Story
from retold.words import sentences

QUOTED = re.compile("“([^”]*)”")

WIRE = """The old signal tower at Brenwick collapsed on Monday night after a crane struck its eastern wall, officials said.

Nobody was inside the tower, which had been empty since the railway moved its signals to Oststadt in 1987.

The crane had been lifting copper sheets onto the roof when its arm swung loose in a gust of wind.

“It folded like wet cardboard and then there was only dust,” said Marta Ellingsen, who runs the bakery across the square.

Engineers had warned the town council in March that the brickwork was crumbling and asked for scaffolding.

The council postponed the repair twice because two bidders withdrew and the third wanted double the price.

“We regret deeply that a landmark of our town has been lost and we will investigate every circumstance,” the mayor’s office said in a statement.

Trains through Brenwick were halted for six hours and four hundred passengers spent the night in the school gymnasium.

The crane operator, a man of fifty-two, was treated for shock and released from the hospital before dawn."""

REWORDED = """The ancient signal tower in Brenwick fell down on Monday night after its eastern wall was hit by a crane, authorities stated.

Nobody was in the tower, which had stood empty since the railway shifted its signals to Oststadt in 1987.

The crane was hoisting copper sheets onto the roof when its arm swung free in a gust of wind.

Engineers had cautioned the town council in March that the brickwork was crumbling and requested scaffolding.

“We regret deeply that a landmark of our town has been lost and we will investigate every circumstance,” the mayor’s office said in a statement.

Trains via Brenwick were stopped for six hours and four hundred passengers passed the night in the gymnasium of the school."""

INDEPENDENT = """Brenwick woke up on Tuesday without its tower.

I walked around the heap with Joren Haug, a retired signalman, who had worked up there for thirty-one years and kept a key in his pocket.

He showed me where the stove had been, and the bench on which he used to eat his sandwiches while waiting for the freight train from the mines.

“We regret deeply that a landmark of our town has been lost and we will investigate every circumstance,” the mayor’s office said in a statement.

Children were already collecting bricks, and a woman had put a candle into a jam jar beside the fence.

Haug thinks that the municipality wanted to be rid of the building; a supermarket chain has long had its eye on the plot."""

OTHER_SUBJECT = """The brass band of Lower Tarn won the regional prize for the third time in a row on Sunday.

Its conductor, Edda Moltke, is nineteen and taught herself to read music from a library book.

The judges praised the quiet passages of the second movement, which few bands dare to play slowly."""


def paragraphs(text, *numbers):
    parts = text.split("\n\n")
    return "\n\n".join(parts[n] for n in numbers)


def article(name, text, **fields):
    fields = {"form": PageForm.CLEAN, "page_sha256": name} | fields
    return Article(id=name, source=name, text=text, **fields)


def mentions(made):
    quoted = tuple(Span(*m.span(1)) for m in QUOTED.finditer(made.text))
    return Mentions(made.id, sentences(made.text), quoted)


def story(*articles):
    ordered = sorted(articles, key=lambda a: a.id)
    return Story("tower", "Tower", tuple(ordered), tuple(mentions(a) for a in ordered))


def traced(*articles):
    return trace(story(*articles), LineageSettings())


def families(lineage):
    return {frozenset(f.articles) for f in lineage.families}


def pairs(lineage):
    return {(e.child, e.parent) for e in lineage.edges}


SPANISH = """La vieja torre de señales de Brenwick se derrumbó el lunes por la noche cuando una grúa golpeó su pared oriental, dijeron funcionarios.

Nadie estaba dentro de la torre, vacía desde que el ferrocarril trasladó sus señales a Oststadt en 1987.

“Se dobló como cartón mojado y luego solo hubo polvo”, dijo Marta Ellingsen, dueña de la panadería al otro lado de la plaza.

Los trenes por Brenwick quedaron detenidos seis horas y 400 pasajeros durmieron en el gimnasio municipal."""
WIRE_WITH_FIGURES = WIRE.replace("four hundred", "400")
SPANISH_INDEPENDENT = """Los vecinos de Brenwick lloran hoy su torre.

Joren Haug, antiguo guardavía, trabajó allí durante 31 años y aún guarda una llave en el bolsillo.

Los niños ya recogen ladrillos y alguien ha dejado una vela junto a la valla.

Haug cree que el ayuntamiento quería librarse del edificio para vender el solar a un supermercado."""

MATCH = """Femi Adeyemi scored twice in the last six minutes as Calder Kestrels came from behind to beat league leaders Marlow Town 3-2 at Quay Road on Saturday.

Marlow led 2-1 through goals from Luka Petric and captain Danny Voss before Adeyemi, who had come on as a substitute in the 71st minute, levelled from the penalty spot and then headed in Joao Brito's corner in stoppage time.

"I have not slept well for a month. Tonight I will," said Kestrels manager Carla Nunn.

Voss was sent off in the 83rd minute for the handball that led to the penalty. Marlow manager Pete Harrow said he would appeal. "It hit his shoulder. Everybody in the ground saw it except one man," he said.

A crowd of 18,412 saw the Kestrels' first home win since December. Marlow stay top, two points ahead of Eastmere."""
MATCH_FRENCH = """Le leader a perdu son calme, puis le match. Battu 3-2 samedi par les Calder Kestrels devant 18 412 spectateurs, Marlow Town ne compte plus que deux points d'avance sur Eastmere.

Tout s'est joué à la 83e minute, quand le capitaine Danny Voss a arrêté de la main un tir de Joao Brito. Carton rouge, penalty, égalisation de Femi Adeyemi.

Dans les tribunes, les supporters visiteurs ont longtemps hué l'arbitre. L'entraîneur Pete Harrow parle d'une "injustice" et promet de faire appel.

Adeyemi, entré en jeu à vingt minutes de la fin, a donné la victoire aux siens de la tête dans les arrêts de jeu."""
MATCH_GERMAN = """Femi Adeyemi hat in den letzten sechs Minuten zweimal getroffen und Calder Kestrels am Samstag an der Quay Road nach Rückstand zu einem 3:2-Sieg gegen Tabellenführer Marlow Town geführt.

Marlow lag durch Tore von Luka Petric und Kapitän Danny Voss mit 2:1 vorn, ehe Adeyemi, der in der 71. Minute eingewechselt worden war, per Elfmeter ausglich und in der Nachspielzeit eine Ecke von Joao Brito einköpfte.

"Ich habe seit einem Monat nicht gut geschlafen. Heute Nacht werde ich es", sagte Kestrels-Trainerin Carla Nunn.

Voss war in der 83. Minute wegen des Handspiels, das zum Elfmeter führte, vom Platz gestellt worden. Marlows Trainer Pete Harrow kündigte Einspruch an.

18.412 Zuschauer sahen den ersten Heimsieg der Kestrels seit Dezember. Marlow bleibt Erster, zwei Punkte vor Eastmere."""
