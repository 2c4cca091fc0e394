/*
title: {en: Open and overdue commitments of an actor, es: Compromisos abiertos y vencidos de un actor}
description:
  en: What the actor was asked to do, undertook or offered, and is not shown as complete; what is overdue stands first.
  es: Lo que se solicitó al actor, lo que se comprometió a hacer u ofreció y no consta como completo; primero lo vencido.
parameters:
  actor:
    type: actor
    label: {en: Actor, es: Actor}
    help: {en: Who owes the commitments; with its bodies unless you say otherwise., es: Quién debe los compromisos; con sus órganos si no se indica lo contrario.}
columns:
  state: {en: State, es: Estado}
  due: {en: Due, es: Vence, kind: date}
  who: {en: Who, es: Quién, kind: actors}
  action: {en: What, es: Qué, kind: record}
  arose: {en: How it arose, es: Origen}
  asked_by: {en: Asked by, es: Solicitado por, kind: actors}
  forum: {en: Forum, es: Foro, kind: actors}
  meeting: {en: Meeting, es: Reunión, kind: date}
summary: {en: "Commitments that are open: {count}.", es: "Compromisos abiertos: {count}."}
empty: {en: No open commitment of this actor is in the graph., es: No hay en el grafo ningún compromiso abierto de este actor.}
chart: {kind: due, label: action, value: due}
lines: {group: state}
*/
MATCH (a:Actor)-[:OWES]->(c:Commitment)-[:TO_DO]->(x:Action)
WHERE a.id IN $actor AND c.completion <> 'complete'
MATCH (c)-[:ARISES_FROM]->(s:Statement)
WHERE s.counts AND (NOT $accepted_only OR s.review = 'accepted')
MATCH (s)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)-[:REPORTS_ON]->(m:Meeting)
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
OPTIONAL MATCH (s)-[:SOURCE]->(by:Actor) WHERE s.type = 'REQUESTED_OF'
WITH c, x, s, m, f, collect(DISTINCT a.id) AS who, collect(DISTINCT by.id) AS asked_by
RETURN CASE WHEN c.due_end IS NULL THEN 'no date' WHEN c.due_end < $as_of THEN 'overdue' ELSE 'open' END AS state,
       coalesce(c.due, s.due_text, c.due_text) AS due, who, coalesce(s.action, x.text) AS action, c.arose AS arose, asked_by,
       f.id AS forum, m.date AS meeting, [s.id] AS statements
ORDER BY coalesce(c.due_end, '9999'), m.date, x.text, s.id
