package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.CrowdedSubjectContract;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.List;

class RedisCrowdedSubjectTest extends CrowdedSubjectContract {
    private static final String FILL = """
            for i = tonumber(ARGV[2]), ARGV[2] + 999 do
                local sid = string.format('%022d', i)
                local opened = ARGV[3] - i
                redis.call('HSET', KEYS[1] .. sid, 'subject', ARGV[1], 'client', string.rep('x', 100),
                    'claims', '{"note":"' .. string.rep('x', 100) .. '"}', 'created', opened, 'used', opened,
                    'expires', opened + 7200000, 'ends', opened + 7200000, 'refresh', string.format('%043d', i))
                redis.call('ZADD', KEYS[2], opened, sid)
            end
            return 1""";

    @Override
    protected void fill(String subject, int sessions) {
        try (RedisClient client = RedisClient.create(RedisStores.uri());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            for (int from = 0; from < sessions; from += 1000) {
                connection
                        .sync()
                        .eval(
                                FILL,
                                ScriptOutputType.INTEGER,
                                new String[] {"jwt:session:", "jwt:subject:" + subject},
                                subject,
                                Integer.toString(from),
                                Long.toString(System.currentTimeMillis()));
            }
        }
    }

    @Override
    protected List<String> settings() {
        return List.of("type: redis", "uri: " + RedisStores.uri());
    }
}
