-- What there is: rows, those that were heard, those of things and questions that the version lacks; games, players, games
-- that were told after they were lost.
WITH newest AS (
    SELECT game, MAX(game_version) AS game_version
    FROM answers
    WHERE deck = '{deck}' AND day >= '{since}' AND day < '{until}'
    GROUP BY game
),
kept AS (
    SELECT answers.game, answers.player, answers.status, answers.thing, answers.question, answers.channel
    FROM answers
    JOIN newest ON newest.game = answers.game AND newest.game_version = answers.game_version
    LEFT JOIN erased ON erased.game = answers.game
    WHERE answers.deck = '{deck}' AND answers.day >= '{since}' AND answers.day < '{until}' AND erased.game IS NULL
),
totals AS (
    SELECT COUNT(*) AS answers, SUM(CASE WHEN kept.channel = 'VOICE' THEN 1 ELSE 0 END) AS heard,
        SUM(CASE WHEN facts.thing IS NULL THEN 1 ELSE 0 END) AS unknown
    FROM kept
    LEFT JOIN facts ON facts.thing = kept.thing AND facts.question = kept.question AND facts.version = '{version}'
),
games AS (
    SELECT game, MIN(player) AS player, MIN(status) AS status
    FROM kept
    GROUP BY game
),
players AS (
    SELECT player, COUNT(*) AS games, SUM(CASE WHEN status = 'STUMPED' THEN 1 ELSE 0 END) AS lost
    FROM games
    GROUP BY player
),
sums AS (
    SELECT COUNT(*) AS players, SUM(games) AS games, SUM(lost) AS lost, MAX(games) AS busiest
    FROM players
)
SELECT totals.answers, totals.unknown, totals.heard, sums.games, sums.players, sums.lost, sums.busiest
FROM totals
JOIN sums ON 1 = 1
