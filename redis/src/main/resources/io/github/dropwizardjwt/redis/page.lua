-- KEYS[1] the sessions of a subject, by the moments when they were opened; ARGV[1] how many, the last opened first;
-- then, unless from the first on, moment and name of the one after which they begin
local first = 0
if ARGV[2] then
    -- It may have been ended since. Put back for this moment, it tells its place.
    local added = redis.call('ZADD', KEYS[1], 'NX', ARGV[2], ARGV[3])
    first = redis.call('ZREVRANK', KEYS[1], ARGV[3]) + 1
    if added == 1 then
        redis.call('ZREM', KEYS[1], ARGV[3])
        first = first - 1
    end
end
return redis.call('ZREVRANGE', KEYS[1], first, first + ARGV[1] - 1)
