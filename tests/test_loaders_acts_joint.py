"""Joint work in many words: who works with whom, and what only looks like it."""

from __future__ import annotations

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEADS = {
    "en": "Minutes of the Lagoon Commission\n\nSuva, Fiji, 5 March 2020\n\nThe Lagoon Commission met in Suva.\n\n",
    "es": "Acta de la Comisión de la Laguna\n\nSuva, Fiyi, 5 de marzo de 2020\n\n"
    "La Comisión de la Laguna se reunió en Suva.\n\n",
}

# Who works together; None where nobody does. The two sides may swap.
ENGLISH = [
    ("Niger will draw the map in close liaison with Chad.", {"Chad", "Niger"}),
    ("Niger will draw the map in tandem with Chad.", {"Chad", "Niger"}),
    ("Niger will draw the map in alliance with Chad and Mali.", {"Chad", "Mali", "Niger"}),
    ("Niger undertook to work hand in hand with Chad on the map.", {"Chad", "Niger"}),
    ("Niger will co-organise the seminar with Chad in May 2020.", {"Chad", "Niger"}),
    ("Niger and Chad will co-host the seminar.", {"Chad", "Niger"}),
    ("Niger and Chad agreed to pool their resources for the map.", {"Chad", "Niger"}),
    ("Niger offered to join forces with Chad on the map.", {"Chad", "Niger"}),
    ("Niger, together with Chad, will draw the map by June 2020.", {"Chad", "Niger"}),
    ("Niger, in partnership with Chad, undertook to draw the map.", {"Chad", "Niger"}),
    ("Niger and Chad will draw the map together.", {"Chad", "Niger"}),
    ("Niger and Chad will act in concert on the map.", {"Chad", "Niger"}),
    ("Niger and Chad to consult with each other on the map.", {"Chad", "Niger"}),
    ("The Commission requested Niger to coordinate its seminars with those of Chad.", {"Chad", "Niger"}),
    ("The Commission asked Niger to consult with Chad before the next meeting.", {"Chad", "Niger"}),
    ("Niger will send the map after consulting Chad.", {"Chad", "Niger"}),
    ("Niger will send the map following consultations with Chad.", {"Chad", "Niger"}),
    ("Niger presented a guide prepared in collaboration with Chad.", {"Chad", "Niger"}),
    ("Niger welcomed the fair organised by Mali in collaboration with Chad.", {"Chad", "Mali"}),
    ("Niger offered a joint training with Chad.", {"Chad", "Niger"}),
    ("Niger and Chad agreed to issue a joint statement on reefs.", {"Chad", "Niger"}),
    (
        "Niger will hold a workshop in coordination with the hotels of the bay.",
        {"Niger", "hotels of the bay"},
    ),
    (
        "Niger will prepare the list in consultation with the fishing communities.",
        {"Niger", "fishing communities"},
    ),
    ("The Commission agreed to work jointly on the map.", {"Lagoon Commission"}),
    ("The Commission invited Niger and Chad to carry out joint patrols.", {"Chad", "Niger"}),
    ("ACTION: Niger to liaise with Chad on the map.", {"Chad", "Niger"}),
    ("The map will be drawn by Niger in cooperation with Chad.", {"Chad", "Niger"}),
    (
        "The Commission will share its calendar with the Arctic Council so as not to duplicate work.",
        {"Arctic Council", "Lagoon Commission"},
    ),
    (
        "The Commission asked the Arctic Council to share its calendar in order to avoid any overlap.",
        {"Arctic Council", "Lagoon Commission"},
    ),
    ("Niger stands ready to cooperate closely with Chad in mapping.", {"Chad", "Niger"}),
    ("Niger will support Chad in drawing the map.", None),
    ("Niger thanked Chad for its support.", None),
    ("Niger will send the report together with its annexes.", None),
    ("Niger will act in line with the rules.", None),
    ("Niger and Chad thanked the hosts.", None),
    ("The Joint Working Group will send the map.", None),
    ("Niger will draw the map with the help of volunteers.", None),
    ("Niger will publish the map in accordance with the plan.", None),
    ("Niger took note of the cooperation between Chad and Mali.", None),
    ("The Commission encouraged cooperation between Niger and Chad in mapping.", {"Chad", "Niger"}),
    ("The Commission asked Niger to strengthen coordination between Mali and Chad.", {"Chad", "Mali"}),
    ("The seminar will be jointly organised by Niger and Chad.", {"Chad", "Niger"}),
    ("The seminar will be organised jointly by Niger and Chad.", {"Chad", "Niger"}),
    ("Niger and Chad will share responsibility for the map and work on it collectively.", {"Chad", "Niger"}),
    ("Niger agreed to partner with Chad on the map.", {"Chad", "Niger"}),
    ("Niger and Chad agreed to combine their efforts on the map.", {"Chad", "Niger"}),
    ("Niger agreed to team up with Chad on the map.", {"Chad", "Niger"}),
    ("Niger was asked to keep in close contact and coordinate with Chad.", {"Chad", "Niger"}),
    ("Niger and Chad agreed to set up a joint committee on maps.", {"Chad", "Niger"}),
    ("Niger will seek synergies with Chad in mapping.", {"Chad", "Niger"}),
    ("ACTION: Niger and Chad to draw the map jointly by June 2020.", {"Chad", "Niger"}),
    ("The Secretariat will draw the map in coordination with the Chair.", {"Chair", "Secretariat"}),
    (
        "The Commission decided to convene, jointly with the Arctic Council, a seminar in May 2020.",
        {"Arctic Council", "Lagoon Commission"},
    ),
    ("Niger and Chad will work side by side on the map.", {"Chad", "Niger"}),
    ("Niger proposed that Chad and Mali draw the map together.", {"Chad", "Mali"}),
    ("Niger will coordinate with the relevant ministries of Chad.", {"Niger", "relevant ministries of Chad"}),
    ("Niger will work with local authorities on the map.", {"Niger", "local authorities"}),
    ("Niger and Chad will coordinate their positions.", {"Chad", "Niger"}),
    ("Niger and Chad will coordinate.", {"Chad", "Niger"}),
    ("Niger and Chad will cooperate on the map.", {"Chad", "Niger"}),
    ("Niger and Chad pledged to collaborate in mapping.", {"Chad", "Niger"}),
    ("Both delegations undertook to consult regularly on the map.", None),
    (
        "Niger will ensure complementarity with the work of the Arctic Council.",
        {"Arctic Council", "Lagoon Commission"},
    ),
    (
        "The Commission will ensure that its work does not overlap with that of the Arctic Council.",
        {"Arctic Council", "Lagoon Commission"},
    ),
    ("Niger will coordinate the drawing of the map.", None),
    ("Niger asked Chad to coordinate the group.", None),
    ("Niger supported the partnership.", None),
    ("Niger will send the map along with the list.", None),
    ("Niger stressed the importance of cooperation with Chad.", None),
    ("Niger is working with Chad on the map.", {"Chad", "Niger"}),
    ("Niger will, in consultation with Chad and with Mali, draw the map.", {"Chad", "Mali", "Niger"}),
    ("Discussion touched on cooperation with Chad.", None),
    ("Niger thanked Chad for the fruitful cooperation.", None),
]

SPANISH = [
    ("Níger hará el mapa en estrecho enlace con Chad.", {"Chad", "Níger"}),
    ("Níger hará el mapa en estrecha coordinación con Chad.", {"Chad", "Níger"}),
    ("Níger hará el mapa en alianza con Chad y Malí.", {"Chad", "Mali", "Níger"}),
    ("Níger hará el mapa en articulación con Chad.", {"Chad", "Níger"}),
    ("Níger se comprometió a trabajar mano a mano con Chad en el mapa.", {"Chad", "Níger"}),
    ("Níger hará el mapa de la mano de Chad.", {"Chad", "Níger"}),
    ("Níger coorganizará el seminario con Chad en mayo de 2020.", {"Chad", "Níger"}),
    ("Níger y Chad coorganizarán el seminario.", {"Chad", "Níger"}),
    ("Níger y Chad acordaron aunar esfuerzos para el mapa.", {"Chad", "Níger"}),
    ("Níger ofreció unir fuerzas con Chad en el mapa.", {"Chad", "Níger"}),
    ("Níger, junto con Chad, hará el mapa antes de junio de 2020.", {"Chad", "Níger"}),
    ("Níger, en alianza con Chad, se comprometió a hacer el mapa.", {"Chad", "Níger"}),
    ("Níger y Chad harán juntos el mapa.", {"Chad", "Níger"}),
    ("Níger y Chad harán el mapa de manera articulada.", {"Chad", "Níger"}),
    ("Níger y Chad harán el mapa de común acuerdo.", {"Chad", "Níger"}),
    ("Níger y Chad harán, de consuno, el mapa.", {"Chad", "Níger"}),
    ("Níger y Chad coordinarán entre sí el mapa.", {"Chad", "Níger"}),
    ("La Comisión solicitó a Níger coordinar sus seminarios con los de Chad.", {"Chad", "Níger"}),
    ("La Comisión pidió a Níger que consulte con Chad antes de la próxima reunión.", {"Chad", "Níger"}),
    ("Níger enviará el mapa tras consultar a Chad.", {"Chad", "Níger"}),
    ("Níger enviará el mapa previa consulta con Chad.", {"Chad", "Níger"}),
    ("Níger presentó una guía elaborada en colaboración con Chad.", {"Chad", "Níger"}),
    ("Níger acogió con beneplácito la feria organizada por Malí en colaboración con Chad.", {"Chad", "Mali"}),
    ("Níger ofreció una capacitación conjunta con Chad.", {"Chad", "Níger"}),
    ("Níger y Chad acordaron emitir una declaración conjunta sobre arrecifes.", {"Chad", "Níger"}),
    ("Níger hará un taller en coordinación con los hoteles de la bahía.", {"Níger", "hoteles de la bahía"}),
    (
        "Níger preparará la lista en consulta con las comunidades pesqueras.",
        {"Níger", "comunidades pesqueras"},
    ),
    ("La Comisión acordó trabajar conjuntamente en el mapa.", {"Comisión de la Laguna"}),
    ("La Comisión invitó a Níger y a Chad a realizar patrullajes coordinados.", {"Chad", "Níger"}),
    ("El mapa será hecho por Níger en cooperación con Chad.", {"Chad", "Níger"}),
    (
        "La Comisión compartirá su calendario con el Consejo Ártico para no duplicar esfuerzos.",
        {"Comisión de la Laguna", "Consejo Ártico"},
    ),
    (
        "La Comisión pidió al Consejo Ártico compartir su calendario a fin de evitar solapamientos.",
        {"Comisión de la Laguna", "Consejo Ártico"},
    ),
    ("Níger se mostró dispuesto a cooperar estrechamente con Chad en cartografía.", {"Chad", "Níger"}),
    ("Níger apoyará a Chad en la elaboración del mapa.", None),
    ("Níger agradeció a Chad su apoyo.", None),
    ("Níger enviará el informe junto con sus anexos.", None),
    ("Níger actuará de acuerdo con las normas.", None),
    ("Níger y Chad agradecieron a los anfitriones.", None),
    ("Níger hará el mapa con la ayuda de voluntarios.", None),
    ("La Comisión tomó nota de la cooperación entre Chad y Malí.", None),
    ("Níger enviará la lista a las juntas directivas.", None),
    ("La Comisión alentó la cooperación entre Níger y Chad en cartografía.", {"Chad", "Níger"}),
    ("La Comisión pidió a Níger fortalecer la coordinación entre Malí y Chad.", {"Chad", "Mali"}),
    ("El seminario será organizado conjuntamente por Níger y Chad.", {"Chad", "Níger"}),
    ("El seminario será coorganizado por Níger y Chad en mayo de 2020.", {"Chad", "Níger"}),
    ("Níger y Chad acordaron aliarse para el mapa.", None),
    ("Níger acordó asociarse con Chad para el mapa.", {"Chad", "Níger"}),
    ("Níger y Chad acordaron sumar esfuerzos para el mapa.", {"Chad", "Níger"}),
    ("Níger y Chad acordaron crear un comité conjunto de mapas.", {"Chad", "Níger"}),
    ("Níger buscará sinergias con Chad en cartografía.", {"Chad", "Níger"}),
    ("La Secretaría hará el mapa en coordinación con la Presidencia.", {"Presidencia", "Secretaría"}),
    (
        "La Comisión decidió convocar, conjuntamente con el Consejo Ártico, un seminario en mayo de 2020.",
        {"Comisión de la Laguna", "Consejo Ártico"},
    ),
    ("Níger y Chad trabajarán codo a codo en el mapa.", {"Chad", "Níger"}),
    ("Níger propuso que Chad y Malí hagan juntos el mapa.", {"Chad", "Mali"}),
    ("Níger coordinará con las autoridades locales el mapa.", {"Níger", "autoridades locales"}),
    ("Níger y Chad coordinarán sus posiciones.", {"Chad", "Níger"}),
    ("Níger y Chad cooperarán en el mapa.", {"Chad", "Níger"}),
    ("Níger y Chad se comprometieron a colaborar en cartografía.", {"Chad", "Níger"}),
    ("Níger se coordinará con Chad para el mapa.", {"Chad", "Níger"}),
    ("Níger se articulará con Chad para el mapa.", {"Chad", "Níger"}),
    (
        "Níger velará por la complementariedad con el trabajo del Consejo Ártico.",
        {"Comisión de la Laguna", "Consejo Ártico"},
    ),
    (
        "La Comisión procurará que su trabajo no se solape con el del Consejo Ártico.",
        {"Comisión de la Laguna", "Consejo Ártico"},
    ),
    ("Níger coordinará la elaboración del mapa.", None),
    ("Níger pidió a Chad coordinar el grupo.", None),
    ("Níger respaldó la alianza.", None),
    ("Níger subrayó la importancia de la cooperación con Chad.", None),
    ("Níger enviará el mapa junto a la lista.", None),
    ("Níger trabaja con Chad en el mapa.", {"Chad", "Níger"}),
    ("Níger, en consulta con Chad y con Mali, hará el mapa.", {"Chad", "Mali", "Níger"}),
    ("El debate tocó la cooperación con Chad.", None),
    ("Níger agradeció a Chad la fructífera cooperación.", None),
]


def together(language: str, sentence: str) -> list[set[str]]:
    """The actors of each statement of joint work in a record of one sentence."""
    text = f"{HEADS[language]}1. {sentence}\n"
    return [
        {actor.name for actor in (*one.source, *one.target)}
        for one in read_record(read_document(text.encode(), "record.txt")).statements
        if one.type == "COORDINATES_WITH"
    ]


@pytest.mark.parametrize(("sentence", "actors"), ENGLISH)
def test_joint_work_in_english(sentence: str, actors: set[str] | None) -> None:
    assert together("en", sentence) == ([actors] if actors else [])


@pytest.mark.parametrize(("sentence", "actors"), SPANISH)
def test_joint_work_in_spanish(sentence: str, actors: set[str] | None) -> None:
    assert together("es", sentence) == ([actors] if actors else [])


def test_who_is_named_with_somebody_does_not_owe_the_work() -> None:
    text = f"{HEADS['en']}1. Niger, together with Chad, will draw the map by June 2020.\n"
    statements = read_record(read_document(text.encode(), "record.txt")).statements
    assert [
        (s.type, [a.name for a in s.source], s.due) for s in statements if s.type != "PARTICIPATED_IN"
    ] == [
        ("COMMITTED_TO", ["Niger"], "2020-06"),
        ("COORDINATES_WITH", ["Niger"], "2020-06"),
    ]
