/*
title: {en: An organisation’s load, es: Carga de una organización}
description:
  en: How many commitments each forum lays on an organisation, how many have a date, and how many are overdue.
  es: Cuántos compromisos impone cada foro a una organización, cuántos tienen fecha y cuántos están vencidos.
parameters:
  actor:
    type: actor
    label: {en: Organisation, es: Organización}
    help: {en: With its bodies unless you say otherwise., es: Con sus órganos si no se indica lo contrario.}
columns:
  forum: {en: Forum, es: Foro, kind: actors}
  commitments: {en: Commitments, es: Compromisos, kind: number}
  requested: {en: Requested, es: Solicitados, kind: number}
  undertaken: {en: Undertaken, es: Asumidos, kind: number}
  offered: {en: Offered, es: Ofrecidos, kind: number}
  dated: {en: With a date, es: Con fecha, kind: number}
  overdue: {en: Overdue, es: Vencidos, kind: number}
summary: {en: "Forums that lay work on this organisation: {count}.", es: "Foros que asignan trabajo a esta organización: {count}."}
empty: {en: No forum in the graph lays work on this organisation., es: Ningún foro del grafo asigna trabajo a esta organización.}
chart: {kind: bars, label: forum, value: commitments}
*/
MATCH (a:Actor)-[:OWES]->(c:Commitment)-[:ARISES_FROM]->(s:Statement)
WHERE a.id IN $actor
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
MATCH (s)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)-[:REPORTS_ON]->(m:Meeting)
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
WITH c, f, min(s.id) AS said
WITH f.id AS forum, f.name AS name, count(c) AS commitments,
     sum(CASE WHEN c.arose = 'requested' THEN 1 ELSE 0 END) AS requested,
     sum(CASE WHEN c.arose = 'undertaken' THEN 1 ELSE 0 END) AS undertaken,
     sum(CASE WHEN c.arose = 'offered' THEN 1 ELSE 0 END) AS offered,
     sum(CASE WHEN c.due_end IS NULL THEN 0 ELSE 1 END) AS dated,
     sum(CASE WHEN c.due_end < $as_of AND c.completion <> 'complete' THEN 1 ELSE 0 END) AS overdue,
     collect(said) AS statements
RETURN forum, commitments, requested, undertaken, offered, dated, overdue, statements
ORDER BY commitments DESC, name
