-- The answers of at most {games} games, drawn by their random ids, in the order they were given.
WITH newest AS (
    SELECT game, MAX(game_version) AS game_version
    FROM answers
    WHERE deck = '{deck}' AND day >= '{since}' AND day < '{until}'
    GROUP BY game
),
drawn AS (
    SELECT newest.game, newest.game_version, ROW_NUMBER() OVER (ORDER BY newest.game) AS place
    FROM newest
    LEFT JOIN erased ON erased.game = newest.game
    WHERE erased.game IS NULL
)
SELECT answers.game, answers.player, answers.thing, answers.question, answers.answer
FROM answers
JOIN drawn ON drawn.game = answers.game AND drawn.game_version = answers.game_version
WHERE drawn.place <= {games} AND answers.deck = '{deck}' AND answers.day >= '{since}' AND answers.day < '{until}'
    AND (answers.channel <> 'VOICE' OR answers.posterior >= 0.9E0)
GROUP BY answers.game, answers.player, answers.thing, answers.question, answers.answer, answers.turn
ORDER BY answers.game, answers.turn
