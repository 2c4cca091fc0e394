/*
title: {en: Thanks and requests between actors, es: Agradecimientos y solicitudes entre actores}
description:
  en: Every statement in which one of the chosen actors thanks, asks, invites, offers to or works with another of them.
  es: Todo enunciado en que uno de los actores elegidos agradece, solicita, invita, ofrece o coordina con otro de ellos.
parameters:
  actors:
    type: actor
    several: true
    label: {en: Actors, es: Actores}
    help: {en: Two or more of them., es: Dos o más.}
columns:
  date: {en: Meeting, es: Reunión, kind: date}
  who: {en: Who, es: Quién, kind: actors}
  verb: {en: Statement, es: Enunciado, kind: type}
  whom: {en: Whom, es: A quién, kind: actors}
  action: {en: What, es: Qué, kind: record}
  review: {en: Review, es: Revisión, kind: review}
summary: {en: "Statements that join these actors: {count}.", es: "Enunciados que unen a estos actores: {count}."}
empty: {en: No statement in the graph joins these actors., es: Ningún enunciado del grafo une a estos actores.}
chart: {kind: network, label: who, value: whom}
lines: {type: verb, group: family}
*/
UNWIND $actors AS group
UNWIND group AS key
MATCH (a:Actor {id: key})<-[:SOURCE]-(s:Statement)-[:TARGET]->(b:Actor)
WHERE NOT b.id IN group AND any(other IN $actors WHERE b.id IN other)
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH s, x, collect(DISTINCT a.id) AS who, collect(DISTINCT b.id) AS whom
RETURN s.date AS date, who, s.type AS verb, whom, coalesce(s.action, x.text) AS action, s.review AS review, [s.id] AS statements
ORDER BY date, verb, action, s.id
