"""Title blocks, letters and opening sentences as secretariats write them, in both languages."""

import pytest

from graph.model import Meeting
from loaders.extract import read_record
from loaders.formats import read_document


def meeting_of(head: str) -> Meeting:
    """The meeting of a record with this head."""
    text = f"{head}\n\n1. Approved the plan of work.\n"
    return read_record(read_document(text.encode(), "head.txt")).meeting


LAYOUTS = [
    ("PACIFIC TUNA ARRANGEMENT\n\nCompliance Committee\n\nReport of the Seventh Meeting of the Committee\n"
     "Nouméa, New Caledonia, 13 September 2023",
     ("Compliance Committee", "2023-09-13", None, "Nouméa, New Caledonia")),
    ("LAGOON CUSTOMS UNION\nCOMMITTEE ON BORDER PROCEDURES\n\nMINUTES OF THE NINTH MEETING\n"
     "\nApia, Samoa, 21 February 2017",
     ("Committee on Border Procedures", "2017-02-21", None, "Apia, Samoa")),
    ("CONSEJO DE PUERTOS DEL SUR\n\nDecimosegunda Reunión\nSuva, 11 de septiembre de 2014\n"
     "\nDECISIONES Y RECOMENDACIONES",
     ("Consejo de Puertos del Sur", "2014-09-11", None, "Suva")),
    ("RED INSULAR DE PILOTOS (RIP)\nActa de la Quinta Asamblea Anual\n"
     "Suva, Fiyi, sábado 20 de junio de 2015",
     ("Red Insular de Pilotos", "2015-06-20", None, "Suva, Fiyi")),
    ("LAGOON PILOTS NETWORK (LPN)\nMinutes of the Fifth Annual Conference\n"
     "Suva, Fiji, Saturday 20 June 2015",
     ("Lagoon Pilots Network", "2015-06-20", None, "Suva, Fiji")),
    ("DIÁLOGO INSULAR SOBRE MAREAS\nSecretaría\n\nSuva, 3 de marzo de 2023\n"
     "\nA los puntos focales nacionales del Diálogo\nPresentes\n\nAsunto: seguimiento de la Cuarta "
     "Reunión de Puntos Focales (Apia, Samoa, 1 de marzo de 2023)\n"
     "\nDe mi consideración:\n\nMe complace dirigirme a ustedes con ocasión de la Cuarta Reunión del "
     "Diálogo Insular sobre Mareas.",
     ("Diálogo Insular sobre Mareas", "2023-03-01", None, "Apia, Samoa")),
    ("ISLAND DIALOGUE ON TIDES\nSecretariat\n\nSuva, 3 March 2023\n\nSubject: Outcome of the Fourth "
     "Meeting of Focal Points (Apia, Samoa, 1 March 2023)\n"
     "\nDear colleagues,\n\nI write further to the Fourth Meeting of the Island Dialogue on Tides.",
     ("Island Dialogue on Tides", "2023-03-01", None, "Apia, Samoa")),
    ("CONSEJO DE PILOTOS DEL SUR (COPIS)\n\nACTA N.º 04-2019\n\nEn la ciudad de Arica, a las nueve horas "
     "del día jueves 17 de octubre de dos mil diecinueve, se reúne en sesión ordinaria el Consejo de "
     "Pilotos del Sur, en adelante «el Consejo».",
     ("Consejo de Pilotos del Sur", "2019-10-17", None, "Arica")),
    ("Joint Statement\nThird Fiji–Tonga Reef Dialogue\nSuva, 6 May 2024\n"
     "\nThe third Reef Dialogue between the Republic of Fiji and the Kingdom of Tonga was held in "
     "Suva on 6 May 2024.",
     ("Fiji–Tonga Reef Dialogue", "2024-05-06", None, "Suva")),
    ("ATOLL–LAGOON WATERWAY COMMISSION\n\nMinutes of the Fourteenth Ordinary Session\n"
     "Suva, Fiji, 10 June 2021\n\n1. Opening\n\nThe Chair recalled that the Atoll–Lagoon Waterway "
     "Commission (hereinafter \"the Commission\") had not met since 2019. The Commission agreed.",
     ("Atoll–Lagoon Waterway Commission", "2021-06-10", None, "Suva, Fiji")),
    ("PAN-ISLAND STANDARDS UNION (PISU)\nTechnical Committee 41, Tide gauges (PISU/TC 41)\n"
     "\nRESOLUTIONS OF THE 9TH PLENARY MEETING\nSuva, Fiji, 18 October 2022 (hybrid)\n"
     "\n1. PISU/TC 41 adopts the agenda.\n\n2. PISU/TC 41 thanks Fiji.",
     ("PISU/TC 41", "2022-10-18", None, "Suva, Fiji")),
    ("Minutes of the 45th Meeting of the Lagoon Commission held on 4 March 2020 at Suva, Fiji",
     ("Lagoon Commission", "2020-03-04", None, "Suva, Fiji")),
    ("In Suva, on 4 March 2020, at 10 a.m., the Lagoon Commission met in ordinary session under the "
     "chairmanship of Fiji.",
     ("Lagoon Commission", "2020-03-04", None, "Suva")),
    ("En Suva, Fiyi, siendo las 10:00 horas del 4 de marzo de 2020, se reunió la Comisión de la "
     "Laguna bajo la presidencia de Fiyi.",
     ("Comisión de la Laguna", "2020-03-04", None, "Suva, Fiyi")),
    ("The Council of Pilots, meeting in Suva from 4 to 6 March 2020,\n"
     "\nRecalling its resolution 3,",
     ("Council of Pilots", "2020-03-04", "2020-03-06", "Suva")),
    ("El Consejo de Pilotos, reunido en Suva del 4 al 6 de marzo de 2020,\n"
     "\nRecordando su resolución 3,",
     ("Consejo de Pilotos", "2020-03-04", "2020-03-06", "Suva")),
    ("Lagoon Commission\nANNUAL REPORT 2020\n\nAdopted by the Commission at its 12th session (Suva, 9 "
     "December 2020)",
     ("Lagoon Commission", "2020-12-09", None, "Suva")),
    ("LCC/SC/2020/Report\n\nLagoon Coordination Committee\nSteering Committee\n"
     "12th session\nSuva, 9–11 December 2020\n\nDRAFT REPORT",
     ("Steering Committee", "2020-12-09", "2020-12-11", "Suva")),
    ("COMISIÓN DE LA LAGUNA\nMEMORIA ANUAL 2020\n\nAprobada por la Comisión en su 12.ª sesión (Suva, 9 "
     "de diciembre de 2020)",
     ("Comisión de la Laguna", "2020-12-09", None, "Suva")),
    ("AYUDA MEMORIA\n\nMesa Técnica de Mareógrafos\nLugar y fecha: Suva (Fiyi), martes 5 de abril de "
     "2022",
     ("Mesa Técnica de Mareógrafos", "2022-04-05", None, "Suva, Fiyi")),
    ("AIDE-MEMOIRE\n\nTechnical Round Table on Tide Gauges\nPlace and date: Suva (Fiji), Tuesday 5 "
     "April 2022",
     ("Technical Round Table on Tide Gauges", "2022-04-05", None, "Suva, Fiji")),
    ("Lagoon Commission – 12th meeting – Suva – 9 December 2020",
     ("Lagoon Commission", "2020-12-09", None, "Suva")),
    ("Comisión de la Laguna | 12.ª reunión | Suva | 9 de diciembre de 2020",
     ("Comisión de la Laguna", "2020-12-09", None, "Suva")),
    ("Body: Lagoon Commission\nMeeting no.: 12\nDate: 9 and 10 December 2020\n"
     "Place: Suva, Fiji",
     ("Lagoon Commission", "2020-12-09", "2020-12-10", "Suva, Fiji")),
    ("Órgano: Comisión de la Laguna\nReunión N.º: 12\nFecha: 9 y 10 de diciembre de 2020\n"
     "Lugar: Suva, Fiyi",
     ("Comisión de la Laguna", "2020-12-09", "2020-12-10", "Suva, Fiyi")),
    ("Declaration of Suva\n\nWe, the Heads of Government of the Lagoon Community, assembled at Suva, "
     "Fiji, this 4th day of March 2020,",
     ("Lagoon Community", "2020-03-04", None, "Suva, Fiji")),
    ("Summary record of the 3rd (closed) meeting\nHeld at Headquarters, Suva, on Thursday, 9 December "
     "2020, at 10 a.m.\n"
     "\nLagoon Commission\nTwelfth session",
     ("Lagoon Commission", "2020-12-09", None, "Headquarters, Suva")),
    ("Resolution LC/12/3\n\nTide gauges\n\nAdopted by the Lagoon Commission on 9 December 2020 in Suva\n"
     "\nThe Lagoon Commission,\n\nRecalling its resolution LC/11/2 of 3 May 2019,",
     ("Lagoon Commission", "2020-12-09", None, "Suva")),
    ("Decisión 7/2020\n\nLa Comisión de la Laguna, en su 12.ª reunión, celebrada en Suva los días 9 y "
     "10 de diciembre de 2020,\n"
     "\nVisto el informe,",
     ("Comisión de la Laguna", "2020-12-09", "2020-12-10", "Suva")),
    ("From: Ana Vakaloloma <ana@lagoon.example>\nTo: members\nDate: Mon, 14 Dec 2020 10:00:00 +0000\n"
     "Subject: Minutes of the Lagoon Commission meeting of 9 December 2020\n"
     "\nDear all,\n\nPlease find below the minutes.",
     ("Lagoon Commission", "2020-12-09", None, None)),
    ("Dear members,\n\nFurther to the 12th meeting of the Lagoon Commission, held in Suva on 9 "
     "December 2020, I write to set out what was agreed.",
     ("Lagoon Commission", "2020-12-09", None, "Suva")),
    ("Estimados miembros:\n\nTras la 12.ª reunión de la Comisión de la Laguna, celebrada en Suva el 9 "
     "de diciembre de 2020, les escribo para recoger lo acordado.",
     ("Comisión de la Laguna", "2020-12-09", None, "Suva")),
    ("9 December 2020\n\nLagoon Commission: conclusions of the twelfth meeting\n"
     "\n(Suva, Fiji)",
     ("Lagoon Commission", "2020-12-09", None, "Suva, Fiji")),
    ("Fiji–Tonga Joint Communiqué\n\nOn the occasion of the official visit of the President of Tonga "
     "to Fiji on 9 and 10 December 2020, the two Presidents held talks in Suva.",
     ("", "2020-12-09", "2020-12-10", "Suva")),
    ("Comunicado conjunto de Fiyi y Tonga\n\nCon motivo de la visita oficial del Presidente de Tonga a "
     "Fiyi los días 9 y 10 de diciembre de 2020, los dos Presidentes sostuvieron conversaciones en "
     "Suva.",
     ("", "2020-12-09", "2020-12-10", "Suva")),
    ("The following decisions were taken by the Lagoon Commission at its meeting in Suva on 9 "
     "December 2020:",
     ("Lagoon Commission", "2020-12-09", None, "Suva")),
    ("La Comisión de la Laguna, en su reunión del 9 de diciembre de 2020 en Suva, adoptó los "
     "siguientes acuerdos:",
     ("Comisión de la Laguna", "2020-12-09", None, "Suva")),
    ("ACTA DE LA REUNIÓN ORDINARIA DEL COMITÉ TÉCNICO DE MAREAS, CELEBRADA EN LA CIUDAD DE SUVA, "
     "FIYI, EL DÍA 4 DE MARZO DE 2020",
     ("Comité Técnico de Mareas", "2020-03-04", None, "Suva, Fiyi")),
    ("ACTA N.º 12\n\nSiendo las 10:00 horas del día 4 de marzo de 2020, en la sala de juntas del "
     "Ministerio de Pesca, en Suva, se reunieron los miembros del Comité Técnico de Mareas.",
     ("Comité Técnico de Mareas", "2020-03-04", None, "Suva")),
    ("DECISION No 3/2020 OF THE JOINT COMMITTEE ON TIDES\nof 4 March 2020\n"
     "on the exchange of gauges",
     ("Joint Committee on Tides", "2020-03-04", None, None)),
    ("RESOLUCIÓN N.º 7/2020 DEL CONSEJO DE MAREAS\nSuva, 4 de marzo de 2020\n"
     "\nEl Consejo de Mareas,\n\nConsiderando el informe,",
     ("Consejo de Mareas", "2020-03-04", None, "Suva")),
    ("Co-Chairs' Summary\nThird Lagoon Dialogue on Tides\nSuva, 4–5 March 2020",
     ("Lagoon Dialogue on Tides", "2020-03-04", "2020-03-05", "Suva")),
    ("Chair's Summary of the Third Meeting of the Lagoon Dialogue, Suva, 4-5 March 2020",
     ("Lagoon Dialogue", "2020-03-04", "2020-03-05", "Suva")),
    ("Resumen de la Presidencia\nTercera Reunión del Diálogo de la Laguna\n"
     "Suva, 4 y 5 de marzo de 2020",
     ("Diálogo de la Laguna", "2020-03-04", "2020-03-05", "Suva")),
    ("Relatoría del taller regional sobre mareas\nRed de Mareógrafos del Sur\n"
     "Suva, 4 de marzo de 2020",
     ("Red de Mareógrafos del Sur", "2020-03-04", None, "Suva")),
    ("UNITED NATIONS\n\nLC/2020/12\nDistr.: General\n4 April 2020\nOriginal: English\n"
     "\nLagoon Commission\nTwelfth session\nSuva, 4–6 March 2020\n\nReport of the Lagoon Commission on "
     "its twelfth session",
     ("Lagoon Commission", "2020-03-04", "2020-03-06", "Suva")),
    ("NACIONES UNIDAS\n\nLC/2020/12\nDistr. general\n4 de abril de 2020\n"
     "Original: español\n\nComisión de la Laguna\n12.º período de sesiones\n"
     "Suva, 4 a 6 de marzo de 2020\n\nInforme de la Comisión de la Laguna sobre su 12.º período de "
     "sesiones",
     ("Comisión de la Laguna", "2020-03-04", "2020-03-06", "Suva")),
    ("# Lagoon Commission\n\n## Minutes, 4 March 2020\n\n**Place:** Suva\n"
     "",
     ("Lagoon Commission", "2020-03-04", None, "Suva")),
    ("MEETING NOTES\nLagoon Tides Working Group\nWed 4 Mar 2020",
     ("Lagoon Tides Working Group", "2020-03-04", None, None)),
    ("Lista de acuerdos de la XII Reunión del Comité de Mareas (Suva, 4 de marzo de 2020)",
     ("Comité de Mareas", "2020-03-04", None, "Suva")),
    ("List of decisions of the 12th meeting of the Tides Committee (Suva, 4 March 2020)",
     ("Tides Committee", "2020-03-04", None, "Suva")),
    ("Record of Decisions\nTides Committee\n4 March 2020\nSuva Civic Centre, Suva, Fiji",
     ("Tides Committee", "2020-03-04", None, "Suva Civic Centre, Suva, Fiji")),
    ("COMUNICADO DE PRENSA\n\nSuva, 4 de marzo de 2020. El Consejo de Mareas celebró hoy su tercera "
     "reunión ordinaria.",
     ("Consejo de Mareas", "2020-03-04", None, "Suva")),
    ("PRESS RELEASE\n\nSUVA, 4 March 2020 – The Council of Tides held its third regular meeting today.",
     ("Council of Tides", "2020-03-04", None, "Suva")),
    ("Joint Statement issued by the Ministers of Fisheries of Fiji, Samoa and Tonga at the close of "
     "the Third Lagoon Summit\n"
     "Apia, 4 March 2020",
     ("Lagoon Summit", "2020-03-04", None, "Apia")),
    ("Declaración de Apia de los Ministros de Pesca\nTercera Cumbre de la Laguna\n"
     "Apia, Samoa, a 4 de marzo de 2020",
     ("Cumbre de la Laguna", "2020-03-04", None, "Apia, Samoa")),
    ("LAGOON CONVENTION\nThird meeting of the Conference of the Parties\n"
     "Apia, Samoa, 4 - 8 March 2020\n\nDECISION III/2",
     ("Conference of the Parties", "2020-03-04", "2020-03-08", "Apia, Samoa")),
    ("Memorandum of the Second Round of Consultations on Reefs\n\nThe delegations of Fiji and Tonga "
     "met in Nadi on March 4th, 2020.",
     ("Consultations on Reefs", "2020-03-04", None, "Nadi")),
    ("Meeting of the Board of Directors of the Tides Fund, Nadi, 4.3.2020",
     ("Board of Directors of the Tides Fund", None, None, "Nadi")),
    ("Reunión de la Junta Directiva del Fondo de Mareas, Nadi, 04.03.2020",
     ("Junta Directiva del Fondo de Mareas", "2020-03-04", None, "Nadi")),
    ("Acta de la sesión extraordinaria de la Junta Directiva del Fondo de Mareas\n"
     "\nEn Nadi, a cuatro de marzo de dos mil veinte, reunidos los miembros de la Junta.",
     ("Junta Directiva del Fondo de Mareas", "2020-03-04", None, "Nadi")),
    ("Minutes of the extraordinary session of the Board of Directors of the Tides Fund\n"
     "\nAt Nadi, on the fourth day of March two thousand and twenty, the members of the Board "
     "assembled.",
     ("Board of Directors of the Tides Fund", "2020-03-04", None, "Nadi")),
    ("TIDES NETWORK\nAnnual Report 2020\n\nThe Tides Network brings together nine ports. The Network "
     "held no meeting in person.",
     ("Tides Network", None, None, None)),
    ("RED DE MAREAS\nInforme anual 2020\n\nLa Red de Mareas agrupa nueve puertos. La Red no se reunió.",
     ("Red de Mareas", None, None, None)),
    ("Tides Forum\nMonthly coordination meeting\nDate: 04/13/2020\nLocation: Nadi and online",
     ("Tides Forum", "2020-04-13", None, "Nadi and online")),
    ("Foro de Mareas\nReunión mensual de coordinación\nFecha: 13/04/2020\n"
     "Modalidad: virtual",
     ("Foro de Mareas", "2020-04-13", None, None)),
    ("Group of Friends of the Tides, third meeting, New York, 4 March 2020: agreed points",
     ("Group of Friends of the Tides", "2020-03-04", None, "New York")),
    ("Tides Forum (TF)\nThird Annual Meeting\n4 to 6 March 2020 | Nadi, Fiji\n"
     "FINAL COMMUNIQUÉ",
     ("Tides Forum", "2020-03-04", "2020-03-06", "Nadi, Fiji")),
    ("Foro de Mareas (FM)\nTercera Reunión Anual\n4 al 6 de marzo de 2020 | Nadi, Fiyi\n"
     "COMUNICADO FINAL",
     ("Foro de Mareas", "2020-03-04", "2020-03-06", "Nadi, Fiyi")),
    ("Nota verbal\n\nLa Secretaría del Foro de Mareas saluda atentamente a los Estados miembros y se "
     "refiere a la tercera reunión del Foro de Mareas, celebrada en Nadi el 4 de marzo de 2020.",
     ("Foro de Mareas", "2020-03-04", None, "Nadi")),
    ("Note verbale\n\nThe Secretariat of the Tides Forum presents its compliments to the member States "
     "and refers to the third meeting of the Tides Forum, held in Nadi on 4 March 2020.",
     ("Tides Forum", "2020-03-04", None, "Nadi")),
    ("The Tides Forum (TF), meeting at Nadi, Fiji, on 4 and 5 March 2020 for its third session, "
     "under the chairmanship of Samoa, adopted the following conclusions:",
     ("Tides Forum", "2020-03-04", "2020-03-05", "Nadi, Fiji")),
    ("Los días 4 y 5 de marzo de 2020 tuvo lugar en Nadi, Fiyi, la tercera reunión del Foro de "
     "Mareas (FM), bajo la presidencia de Samoa.",
     ("Foro de Mareas", "2020-03-04", "2020-03-05", "Nadi, Fiyi")),
    ("On 4 and 5 March 2020, the third meeting of the Tides Forum (TF) took place in Nadi, Fiji, "
     "chaired by Samoa.",
     ("Tides Forum", "2020-03-04", "2020-03-05", "Nadi, Fiji")),
    ("Asunto: Acuerdos de la reunión del Foro de Mareas del 4 de marzo de 2020\n"
     "\nEstimados colegas:\n\nLes remito los acuerdos.",
     ("Foro de Mareas", "2020-03-04", None, None)),
    ("4th Meeting of the Tides Forum Working Group on Gauges (TFWG4)\n"
     "Nadi, 4 Mar. 2020",
     ("Tides Forum Working Group on Gauges", "2020-03-04", None, "Nadi")),
]  # fmt: skip
"""Head -> forum ("" where any name will do), first day, last day, place."""


@pytest.mark.parametrize(("head", "expected"), LAYOUTS)
def test_a_layout_tells_of_the_meeting(
    head: str, expected: tuple[str, str | None, str | None, str | None]
) -> None:
    found = meeting_of(head)
    assert (found.forum if expected[0] else "", found.date, found.end_date, found.place) == expected


def test_days_of_a_visit_are_not_those_of_the_talks() -> None:
    found = meeting_of(
        "Joint Statement of the President of Fiji and the President of Tonga\n\nSuva, 18 February 2020\n\n"
        "On the occasion of the state visit of the President of Tonga from 17 to 18 February 2020, the two "
        "Presidents held talks."
    )
    assert (found.date, found.end_date) == ("2020-02-18", None)


@pytest.mark.parametrize(
    ("head", "forum"),
    [
        ("Tide Gauge Board Meeting 2020 May\n\nSuva, 4 June 2020\n\nThe Board thanked Fiji.\n", "Tide Gauge Board"),
        ("HRA66.5 Reefs\n\nThe Sixty-sixth Harbour Assembly,\n\nRecalling its rules,\n\n1. THANKS Fiji.\n",
         "Harbour Assembly"),
        ("Res. 7 (2021)\n\nLa Quincuagésima Asamblea de Puertos,\n\nRecordando su norma,\n\n1. Agradece a Chile.\n",
         "Asamblea de Puertos"),
    ],
)  # fmt: skip
def test_dates_and_ordinals_are_no_part_of_a_name(head: str, forum: str) -> None:
    assert meeting_of(head).forum == forum
