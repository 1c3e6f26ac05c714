// Verifies cached tokens with fast-jwt. For each line "ALGORITHM NUMBER MILLISECONDS" on standard input, answers with the
// nanoseconds of one call, first with the library's key of the cache, a hash of the token, then with the token itself.
import { createSigner, createVerifier } from 'fast-jwt';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';

const issuer = 'example-service';
const most = 1000;

function keys(algorithm) {
    if (algorithm === 'HS256') {
        const secret = randomBytes(32);
        return { signing: secret, verifying: secret };
    }
    const options = {
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    };
    const pair = algorithm === 'RS256'
        ? generateKeyPairSync('rsa', { modulusLength: 2048, ...options })
        : generateKeyPairSync('ec', { namedCurve: 'P-256', ...options });
    return { signing: pair.privateKey, verifying: pair.publicKey };
}

function subject(algorithm) {
    const { signing, verifying } = keys(algorithm);
    const sign = createSigner({ key: signing, algorithm, kid: '2026-11', expiresIn: 3_600_000 });
    // As a request has them: bytes, of which a new string is made each time.
    const tokens = Array.from({ length: most }, (_, i) => Buffer.from(sign({
        iss: issuer,
        sub: 'alice',
        jti: randomBytes(16).toString('base64url'),
        type: 'auth',
        scope: { read: true, write: true, admin: false },
        tenant: 7,
        level: i,
    }), 'latin1'));
    const options = { key: verifying, algorithms: [algorithm], allowedIss: issuer, cache: 2 * most };
    return {
        tokens,
        verifiers: [createVerifier(options), createVerifier({ ...options, cacheKeyBuilder: token => token })],
    };
}

function nanoseconds(verify, tokens, count, milliseconds) {
    for (let i = 0; i < count; i++) {
        verify(tokens[i].latin1Slice());
    }
    const start = process.hrtime.bigint();
    const end = start + BigInt(milliseconds) * 1_000_000n;
    let calls = 0;
    let now = start;
    while (now < end) {
        for (let i = 0; i < 1000; i++) {
            verify(tokens[calls++ % count].latin1Slice());
        }
        now = process.hrtime.bigint();
    }
    return Number(now - start) / calls;
}

const subjects = Object.fromEntries(['HS256', 'RS256', 'ES256'].map(algorithm => [algorithm, subject(algorithm)]));
for await (const line of createInterface({ input: process.stdin })) {
    const [algorithm, count, milliseconds] = line.split(' ');
    const { tokens, verifiers } = subjects[algorithm];
    console.log(verifiers.map(verify => nanoseconds(verify, tokens, Number(count), milliseconds)).join(' '));
}
