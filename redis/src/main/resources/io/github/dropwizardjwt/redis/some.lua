-- KEYS[1] the sessions of a subject; ARGV[1] how many; ARGV[2] from where on, as a fraction below 1
local places = math.max(1, redis.call('ZCARD', KEYS[1]) - ARGV[1] + 1)
local first = math.floor(ARGV[2] * places)
return redis.call('ZRANGE', KEYS[1], first, first + ARGV[1] - 1)
