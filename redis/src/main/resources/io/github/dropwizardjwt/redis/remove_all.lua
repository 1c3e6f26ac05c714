-- KEYS[1] the log; then sessions; ARGV[1] the proof of the lines; then the ids of the sessions; answers how many ended
local ended = 0
for i = 2, #KEYS do
    if redis.call('DEL', KEYS[i]) == 1 then
        log(KEYS[1], ARGV[i], ARGV[1])
        ended = ended + 1
    end
end
return ended
