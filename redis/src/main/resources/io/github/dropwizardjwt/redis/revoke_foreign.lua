-- KEYS[1] the token; KEYS[2] the log; ARGV[1] when it expires; ARGV[2] its hash; ARGV[3] the proof of the line
local known = redis.call('EXISTS', KEYS[1])
redis.call('SET', KEYS[1], '', 'PXAT', ARGV[1])
if known == 0 then
    log(KEYS[2], ARGV[2], ARGV[3])
end
return 1
