-- The votes that count: of a player and cell the newest, of a cell the newest {most}, each with the chance that it is honest.
-- The odds of an answer say how much better the version in use expects it of this thing than of any; a player's
-- games speak for each other, an answer never for itself.
newest AS (
    SELECT game, MAX(game_version) AS game_version
    FROM answers
    WHERE deck = '{deck}' AND day >= '{since}' AND day < '{until}'
    GROUP BY game
),
told AS (
    SELECT answers.game, answers.player, answers.thing, answers.question, answers.channel, answers.posterior,
        answers.finished_at, answers.answer,
        CASE answers.answer WHEN 'YES' THEN 1.0E0 WHEN 'PROBABLY' THEN 0.75E0 WHEN 'SOMETIMES' THEN 0.5E0
            WHEN 'PROBABLY_NOT' THEN 0.25E0 WHEN 'NO' THEN 0.0E0 END AS lean,
        CASE WHEN answers.channel = 'VOICE' THEN {heard} ELSE 1.0E0 END AS weight,
        ROW_NUMBER() OVER (
            PARTITION BY answers.player, answers.thing, answers.question
            ORDER BY answers.finished_at DESC, answers.game, answers.turn
        ) AS place
    FROM answers
    JOIN newest ON newest.game = answers.game AND newest.game_version = answers.game_version
    LEFT JOIN erased ON erased.game = answers.game
    WHERE answers.deck = '{deck}' AND answers.day >= '{since}' AND answers.day < '{until}' AND erased.game IS NULL
),
weighed AS (
    SELECT told.game, told.player, told.thing, told.question, told.channel, told.posterior, told.finished_at,
        told.answer, told.lean, told.weight, facts.yes AS expected,
        CASE WHEN told.lean IS NULL THEN 0.0E0 ELSE told.weight * (
            LN(told.lean * facts.yes + (1.0E0 - told.lean) * (1.0E0 - facts.yes))
            - LN(told.lean * facts.usual + (1.0E0 - told.lean) * (1.0E0 - facts.usual))
        ) END AS odds
    FROM told
    JOIN facts ON facts.thing = told.thing AND facts.question = told.question AND facts.version = '{version}'
    WHERE told.place = 1
),
games AS (
    SELECT game, player, thing, SUM(odds) AS odds
    FROM weighed
    GROUP BY game, player, thing
),
fitting AS (
    SELECT game, player, thing, odds,
        POWER(1.0E0 + EXP(CASE WHEN odds > 20.0E0 THEN -20.0E0 WHEN odds < -20.0E0 THEN 20.0E0 ELSE -odds END
            - {honesty}), -1.0E0) AS honest
    FROM games
),
trusted AS (
    SELECT game, thing, player, odds, honest,
        {strength} * {honest} + SUM(honest) OVER (PARTITION BY player) - honest AS good,
        {strength} * (1.0E0 - {honest}) + COUNT(*) OVER (PARTITION BY player) - 1.0E0
            - SUM(honest) OVER (PARTITION BY player) + honest AS bad
    FROM fitting
),
judged AS (
    SELECT weighed.player, weighed.thing, weighed.question, weighed.channel, weighed.posterior, weighed.answer,
        weighed.lean, weighed.weight, weighed.expected, weighed.finished_at,
        LN(trusted.good) - LN(trusted.bad) + trusted.odds - weighed.odds AS trust
    FROM weighed
    JOIN trusted ON trusted.game = weighed.game AND trusted.player = weighed.player AND trusted.thing = weighed.thing
),
votes AS (
    SELECT player, thing, question, channel, posterior, answer, lean, weight, expected,
        POWER(1.0E0 + EXP(CASE WHEN trust > 20.0E0 THEN -20.0E0 WHEN trust < -20.0E0 THEN 20.0E0
            ELSE -trust END), -1.0E0) AS honest,
        ROW_NUMBER() OVER (PARTITION BY thing, question ORDER BY finished_at DESC, player) AS place
    FROM judged
)
