import { describe, expect, it } from 'vitest';
import { fromBase64, hex, utf8 } from '../bytes.ts';
import { isPublicKey, publicKeyOf, signBytes, verifySignature } from '../ed25519.ts';
import { formatInstant, parseInstant } from '../instant.ts';
import { sha256 } from '../tree/index.ts';
import {
  armour,
  fingerprint,
  formatAllowedSigners,
  formatPrivateKey,
  formatPublicKey,
  hasPassphrase,
  POSITION_NAMESPACE,
  parseAllowedSigners,
  parseArmour,
  parsePrivateKey,
  parsePublicKey,
  sshSign,
  sshVerify,
} from './index.ts';

const bytes = (text: string) =>
  Uint8Array.from(text.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []);

describe('Ed25519', () => {
  // RFC 8032 section 7.1, tests 1 to 3: secret key, public key, message, signature.
  it.each([
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('signs and verifies the vectors of RFC 8032 (%#)', (secret, key, message, signature) => {
    expect(hex(publicKeyOf(bytes(secret)))).toBe(key);
    expect(hex(signBytes(bytes(message), bytes(secret)))).toBe(signature);
    expect(verifySignature(bytes(signature), bytes(message), bytes(key))).toBe(true);
    const other = bytes(signature);
    other[40]! ^= 1;
    expect(verifySignature(other, bytes(message), bytes(key))).toBe(false);
    expect(verifySignature(bytes(signature), bytes(`${message}00`), bytes(key))).toBe(false);
  });

  it('refuses keys of small order, with which one signature fits any message', () => {
    const identity = `01${'00'.repeat(31)}`;
    const anyMessage = bytes(`${identity}${'00'.repeat(32)}`);
    for (const key of [
      identity,
      `00${'00'.repeat(31)}`,
      `ec${'ff'.repeat(30)}7f`,
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    ]) {
      expect(isPublicKey(bytes(key)), key).toBe(false);
      expect(verifySignature(anyMessage, utf8('anything'), bytes(key)), key).toBe(false);
    }
  });

  it('refuses encodings that are not canonical', () => {
    // The point 1 written as 1 + p, and as minus one with the sign of x set.
    for (const key of [`ee${'ff'.repeat(30)}7f`, `01${'00'.repeat(30)}80`, 'ff'.repeat(32)])
      expect(isPublicKey(bytes(key))).toBe(false);
    // S + L stands for the same scalar as S.
    const seed = sha256(utf8('seed'));
    const signature = signBytes(utf8('text'), seed);
    const order = bytes('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
    let carry = 0;
    for (let i = 0; i < 32; i++) {
      const sum = signature[32 + i]! + order[i]! + carry;
      signature[32 + i] = sum & 255;
      carry = sum >> 8;
    }
    expect(verifySignature(signature, utf8('text'), publicKeyOf(seed))).toBe(false);
    expect(verifySignature(new Uint8Array(63), utf8('text'), publicKeyOf(seed))).toBe(false);
    expect(verifySignature(signature, utf8('text'), new Uint8Array(31))).toBe(false);
  });
});

// Made with OpenSSH 9.2: ssh-keygen -t ed25519 -N '' -C denmark, and
// printf 'in together, adjust together\n' | ssh-keygen -Y sign -n lockstep-position@v1 -f KEY
const OPENSSH = {
  privateKey: `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
QyNTUxOQAAACAYkKQ/AQsq4cQChzxcQHHTy135Li/YI8AgflgnOH7tsQAAAJDnEo/A5xKP
wAAAAAtzc2gtZWQyNTUxOQAAACAYkKQ/AQsq4cQChzxcQHHTy135Li/YI8AgflgnOH7tsQ
AAAEBjJNBZsENFopkSG7f8f2PKjbYY6JmLY8o+1OO+GeeO5RiQpD8BCyrhxAKHPFxAcdPL
XfkuL9gjwCB+WCc4fu2xAAAAB2Rlbm1hcmsBAgMEBQY=
-----END OPENSSH PRIVATE KEY-----
`,
  publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBiQpD8BCyrhxAKHPFxAcdPLXfkuL9gjwCB+WCc4fu2x denmark',
  fingerprint: 'SHA256:h0aBv2cCnYQM6Ri9XfLz4lE7OCe7cv+PuTD/tip2wU8',
  message: 'in together, adjust together\n',
  signature: `-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgGJCkPwELKuHEAoc8XEBx08td+S
4v2CPAIH5YJzh+7bEAAAAUbG9ja3N0ZXAtcG9zaXRpb25AdjEAAAAAAAAABnNoYTUxMgAA
AFMAAAALc3NoLWVkMjU1MTkAAABAoVip4bxK4m2pup7xX6HDwRP2VGFv9kyJluOQCqCuLi
uoAAsxgk6+x4AW8WeDTlTIXhvcbTsedzQ8sqPuiteMCQ==
-----END SSH SIGNATURE-----
`,
};

describe('SSH keys', () => {
  it('are read as ssh-keygen writes them', () => {
    const seed = parsePrivateKey(OPENSSH.privateKey);
    const key = publicKeyOf(seed);
    expect(hex(parsePublicKey(OPENSSH.publicKey))).toBe(hex(key));
    expect(`${formatPublicKey(key)} denmark`).toBe(OPENSSH.publicKey);
    expect(fingerprint(key)).toBe(OPENSSH.fingerprint);
  });

  it('are written so that they can be read again', () => {
    const seed = sha256(utf8('a member'));
    expect(hex(parsePrivateKey(formatPrivateKey(seed, 'a member', 7)))).toBe(hex(seed));
    expect(parsePrivateKey(OPENSSH.privateKey)).toHaveLength(32);
  });

  it.each([
    ['ssh-rsa AAAA', 'expected a public key "ssh-ed25519 AAAA..."'],
    ['ssh-ed25519 !!!', 'is not base64'],
    ['ssh-ed25519 AAAAB3NzaC1yc2EAAAABAQ==', 'the key is of type ssh-rsa'],
    [formatPublicKey(new Uint8Array(32)), 'no valid ssh-ed25519 public key'],
    ['', 'expected a public key'],
  ])('that cannot sign positions are refused (%#)', (line, why) => {
    expect(() => parsePublicKey(line)).toThrow(why);
  });

  it('that are damaged or locked are refused', () => {
    expect(() => parsePrivateKey('no key')).toThrow('no OpenSSH private key file');
    expect(hasPassphrase(OPENSSH.privateKey)).toBe(false);
    const lines = OPENSSH.privateKey.split('\n');
    const damaged = [
      ...lines.slice(0, 3),
      lines[3]!.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
      ...lines.slice(4),
    ];
    expect(() => parsePrivateKey(damaged.join('\n'))).toThrow();
    expect(() =>
      parsePrivateKey(`-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABBl/Y/LFs
D6tDSKQRot5tksAAAAEAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIHfOhax9uOZfR3Mp
LzKHAUGJR9zQcwFaNkgSn6sgvOrNAAAAkNSP/3ahAjWmWtRH5p0GV/gOPfGLsKA8PrU36B
PCogXoJXEMCGXk6iduFoiXBXFyI1H/4h9um09FwBNWCELXSnW1OmnpKtoxF3ZkskkNPKpJ
NCkZ0AcLjOVYHgOW/0iRPFgQ6XD/b6MYCPsSBSYJwa3mQik5kCp5T9xXcOjz7tLgYjcoWh
GNjkFrYpA1k3AQvA==
-----END OPENSSH PRIVATE KEY-----
`),
    ).toThrow('has a passphrase');
  });
});

describe('SSH signatures', () => {
  const seed = parsePrivateKey(OPENSSH.privateKey);

  it('of ssh-keygen are accepted, and ours are the same, byte for byte', () => {
    expect(sshVerify(utf8(OPENSSH.message), parseArmour(OPENSSH.signature))).toBe(true);
    expect(armour(sshSign(utf8(OPENSSH.message), seed))).toBe(OPENSSH.signature);
  });

  it('do not count for another message, namespace, key or hash', () => {
    const signature = sshSign(utf8('yes'), seed);
    expect(sshVerify(utf8('yes'), signature)).toBe(true);
    expect(sshVerify(utf8('no'), signature)).toBe(false);
    expect(sshVerify(utf8('yes'), signature, 'git')).toBe(false);
    expect(sshVerify(utf8('yes'), { ...signature, namespace: 'git' }, 'git')).toBe(false);
    expect(sshVerify(utf8('yes'), { ...signature, namespace: 'git' })).toBe(false);
    expect(sshVerify(utf8('yes'), { ...signature, hash: 'sha256' })).toBe(false);
    expect(sshVerify(utf8('yes'), { ...signature, hash: 'md5' })).toBe(false);
    expect(sshVerify(utf8('yes'), { ...signature, key: publicKeyOf(sha256(utf8('other'))) })).toBe(false);
    expect(POSITION_NAMESPACE).toBe('lockstep-position@v1');
  });

  it('are refused where any one byte of the blob is cut or changed in its frame', () => {
    const text = OPENSSH.signature;
    expect(() => parseArmour(text.trimEnd())).toThrow('a signature stands between');
    expect(() => parseArmour(text.replace('BEGIN', 'BEGAN'))).toThrow('a signature stands between');
    expect(() => parseArmour(text.replace('U1NI', 'U1NJ'))).toThrow('no SSH signature');
    expect(() => parseArmour(text.replace('U1NIU0lHAAAAAQ', 'U1NIU0lHAAAAAg'))).toThrow('of version 2');
    const blob = fromBase64(text.split('\n').slice(1, -2).join(''))!;
    for (let i = 0; i < blob.length; i++) {
      const changed = blob.slice();
      changed[i]! ^= 1;
      let accepted = false;
      try {
        const frame = [
          text.split('\n')[0],
          btoa(String.fromCharCode(...changed)),
          '-----END SSH SIGNATURE-----',
          '',
        ];
        accepted = sshVerify(utf8(OPENSSH.message), parseArmour(frame.join('\n')));
      } catch {
        accepted = false;
      }
      expect(accepted, `byte ${i}`).toBe(false);
    }
  });
});

describe('allowed signers', () => {
  const key = publicKeyOf(sha256(utf8('a member')));

  it('are written with their times in UTC and read again', () => {
    const signers = [
      {
        principals: ['denmark'],
        key,
        namespaces: [POSITION_NAMESPACE],
        validAfter: parseInstant('2020-02-29T00:00:00Z')!,
        validBefore: parseInstant('2021-04-14T21:59:59Z')!,
        comment: 'Denmark',
      },
      { principals: ['a', 'b'], key: publicKeyOf(sha256(utf8('another'))), namespaces: [] },
    ];
    const text = formatAllowedSigners(signers);
    expect(text.split('\n')[0]).toBe(
      `denmark namespaces="lockstep-position@v1",valid-after="20200229000000Z",valid-before="20210414215959Z" ${formatPublicKey(key)} Denmark`,
    );
    expect(parseAllowedSigners(`# the members\n\n${text}`)).toEqual(signers);
    expect(parseAllowedSigners(`a valid-after="20200229Z" ${formatPublicKey(key)}`)[0]?.validAfter).toBe(
      parseInstant('2020-02-29T00:00:00Z'),
    );
  });

  it.each([
    ['denmark', 'line 1: expected: NAMES'],
    [`* ${formatPublicKey(key)}`, 'line 1: "*" is a pattern'],
    [`a cert-authority ${formatPublicKey(key)}`, 'the option "cert-authority" is not known'],
    [`a valid-after="20200229" ${formatPublicKey(key)}`, 'is no time: expected YYYYMMDD'],
    [`a valid-after="20210229Z" ${formatPublicKey(key)}`, '"20210229Z" is no time'],
  ])('are refused where they say what cannot be honoured (%#)', (line, why) => {
    expect(() => parseAllowedSigners(line)).toThrow(why);
  });
});

describe('instants', () => {
  it('are the same in every zone', () => {
    const noon = parseInstant('2020-10-21T12:00:00Z');
    expect(noon).toBe(1603281600);
    expect(parseInstant('2020-10-21T14:00:00+02:00')).toBe(noon);
    expect(parseInstant('2020-10-21T16:30:00+04:30')).toBe(noon);
    expect(parseInstant('2020-10-20T23:00:00-13:00')).toBe(noon);
    expect(formatInstant(noon!)).toBe('2020-10-21T12:00:00Z');
    expect(formatInstant(-1)).toBe('1969-12-31T23:59:59Z');
    expect(parseInstant('2020-03-01T00:00:00Z')! - parseInstant('2020-02-28T00:00:00Z')!).toBe(2 * 86400);
  });

  it.each([
    '2020-10-21',
    '2020-10-21T12:00:00',
    '2020-10-21T12:00Z',
    '2020-10-21T24:00:00Z',
    '2020-10-21T23:59:60Z',
    '2021-02-29T12:00:00Z',
    '2020-10-21T12:00:00.5Z',
    '2020-10-21 12:00:00Z',
    '2020-10-21T12:00:00+19:00',
    ' 2020-10-21T12:00:00Z',
  ])('that do not exist or are written otherwise are refused: %s', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
