-- KEYS[1] the session; KEYS[2] the log; ARGV[1] the session's id; ARGV[2] the proof of the line; answers its subject
local subject = redis.call('HGET', KEYS[1], 'subject')
-- First the removal: after a write, XADD is executed even where the memory is full.
if redis.call('DEL', KEYS[1]) == 1 then
    log(KEYS[2], ARGV[1], ARGV[2])
end
return subject
