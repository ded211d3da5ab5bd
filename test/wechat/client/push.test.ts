import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { PushRejected } from '../../../server/src/wechat/errors';
import { PushCipher, pushSignature } from '../../../server/src/wechat/push/push-cipher';
import { WechatPushCodec } from '../../../server/src/wechat/push/push-codec';

// The worked examples of WeChat's page on message push.
const AES_KEY = 'A'.repeat(43);
const APPID = 'wxba5fad812f8e6fb9';
const OFFICIAL_ENCRYPT =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR' +
  '8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km3' +
  '2IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
const OFFICIAL_QUERY = {
  timestamp: '1714112445',
  nonce: '415670741',
  signature: '6c5c811b55cc85e0e1b54100749188c20beb3f5d',
  msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
};

function codec(atSeconds: number, pushAesKey = AES_KEY): WechatPushCodec {
  const clock = { now: () => new Date(atSeconds * 1000) };
  return new WechatPushCodec({ appid: APPID, pushToken: 'AAAAA', pushAesKey }, clock, {
    frame: () => Buffer.from('707722b803182950'),
    nonce: () => '415670741',
  });
}

const secure = codec(1714112445);
const plain = codec(1714112445, '');

/** A push as WeChat sends it, built by another library. */
function pushed(message: string, appid = APPID) {
  const encrypted = encrypt(AES_KEY, message, appid);
  const query = {
    timestamp: '1714112445',
    nonce: '42',
    msg_signature: getSignature('AAAAA', '1714112445', '42', encrypted),
  };
  return { body: JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypted }), query };
}

const plainQuery = {
  timestamp: '1714112445',
  nonce: '42',
  signature: pushSignature('AAAAA', '1714112445', '42'),
};

function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof PushRejected) return error.reason;
    throw error;
  }
  return 'accepted';
}

const event = (changes: object = {}) =>
  JSON.stringify({
    ToUserName: 'gh_1',
    FromUserName: 'oLin',
    CreateTime: 1714112445,
    MsgType: 'event',
    Event: 'subscribe_msg_popup_event',
    ...changes,
  });

describe("WeChat's own examples", () => {
  test('the address check echoes the text', () => {
    const query = {
      signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696',
      echostr: '4375120948345356249',
      timestamp: '1714036504',
      nonce: '1514711492',
    };
    expect(codec(1714036504).verifyUrl(query)).toBe('4375120948345356249');
    expect(refusalOf(() => codec(1714036504).verifyUrl({ ...query, nonce: '1514711493' }))).toBe('signature');
  });

  test('a plain push is verified', () => {
    const query = {
      signature: '899cf89e464efb63f54ddac96b0a0a235f53aa78',
      timestamp: '1714037059',
      nonce: '486452656',
    };
    expect(codec(1714037059, '').decode(event(), query)).toMatchObject({ fromUserName: 'oLin' });
  });

  test('an encrypted push opens', () => {
    const body = JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: OFFICIAL_ENCRYPT });
    expect(secure.decode(Buffer.from(body), OFFICIAL_QUERY)).toEqual({
      format: 'json',
      toUserName: 'gh_97417a04a28d',
      fromUserName: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
      createdAt: new Date('2024-04-26T06:20:45Z'),
      msgType: 'event',
      event: 'debug_demo',
      dedupeKey: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY:1714112445:debug_demo',
      subscriptionAnswers: [],
      fields: {
        ToUserName: 'gh_97417a04a28d',
        FromUserName: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
        CreateTime: 1714112445,
        MsgType: 'event',
        Event: 'debug_demo',
        debug_str: 'hello world',
      },
    });
  });

  test('an encrypted reply carries the signature of the example', () => {
    const reply = JSON.parse(codec(1713424427).encodeReply('{"demo_resp":"good luck"}', 'json'));
    expect(reply).toEqual({
      Encrypt: 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==',
      MsgSignature: '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
      TimeStamp: 1713424427,
      Nonce: '415670741',
    });
  });
});

test('what another library encrypts we decrypt, and the other way round, at every length of padding', () => {
  for (let length = 0; length <= 70; length += 1) {
    const message = event({ Content: '蛋'.repeat(length) });
    const { body, query } = pushed(message);
    expect(secure.decode(body, query).fields['Content']).toBe('蛋'.repeat(length));
    expect(decrypt(AES_KEY, new PushCipher(AES_KEY, APPID).encrypt(message))).toMatchObject({
      message,
      id: APPID,
    });
  }
});

describe('W6: a push that is not from WeChat for us has no effect', () => {
  const genuine = pushed(event());

  test.each([
    ['a wrong msg_signature', genuine.body, { ...genuine.query, msg_signature: '0'.repeat(40) }, 'signature'],
    ['no msg_signature', genuine.body, { ...plainQuery }, 'signature'],
    ['an altered message', genuine.body.replace('"Encrypt":"', '"Encrypt":"A'), genuine.query, 'signature'],
    ['a plain body where encryption is on', event(), plainQuery, 'signature'],
    ['no time', genuine.body, { ...genuine.query, timestamp: undefined }, 'signature'],
    ['no JSON and no XML', 'hello', genuine.query, 'malformed'],
  ])('%s', (_what, body, query, reason) => {
    expect(refusalOf(() => secure.decode(body, query))).toBe(reason);
  });

  test('a message for another mini-program, though encrypted with our key', () => {
    const { body, query } = pushed(event(), 'wx-other');
    expect(refusalOf(() => secure.decode(body, query))).toBe('wrong_appid');
  });

  test.each([-301, -300, 300, 301])('a message %i s from our clock', (offset) => {
    expect(refusalOf(() => codec(1714112445 + offset).decode(genuine.body, genuine.query))).toBe('stale');
  });

  test('one 299 s old is taken', () => {
    expect(codec(1714112445 + 299).decode(genuine.body, genuine.query).fromUserName).toBe('oLin');
  });

  test.each(['AAAA', '', 'A'.repeat(44), `${'A'.repeat(128)}`])(
    'an encrypted text of rubbish %j',
    (encrypted) => {
      const query = {
        timestamp: '1714112445',
        nonce: '42',
        msg_signature: getSignature('AAAAA', '1714112445', '42', encrypted),
      };
      expect(refusalOf(() => secure.decode(JSON.stringify({ Encrypt: encrypted }), query))).toBe(
        'undecryptable',
      );
    },
  );
});

describe('W5: answers to a subscription prompt', () => {
  const accepted = { TemplateId: 'T1', SubscribeStatusString: 'accept', PopupScene: '0' };
  const rejected = { TemplateId: 'T2', SubscribeStatusString: 'reject', PopupScene: '0' };
  const xml = (list: string) =>
    '<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oLin]]></FromUserName>' +
    '<CreateTime>1714112445</CreateTime><MsgType><![CDATA[event]]></MsgType>' +
    `<Event><![CDATA[subscribe_msg_popup_event]]></Event><SubscribeMsgPopupEvent>${list}</SubscribeMsgPopupEvent></xml>`;
  const xmlList = (id: string, status: string) =>
    `<List><TemplateId><![CDATA[${id}]]></TemplateId><SubscribeStatusString><![CDATA[${status}]]>` +
    '</SubscribeStatusString><PopupScene>0</PopupScene></List>';
  const one = [{ templateId: 'T1', status: 'accept' }];
  const two = [...one, { templateId: 'T2', status: 'reject' }];

  test.each([
    ['JSON, one answer as an object', event({ List: accepted }), one],
    ['JSON, several answers as a list', event({ List: [accepted, rejected] }), two],
    ['XML, one answer', xml(xmlList('T1', 'accept')), one],
    ['XML, several answers', xml(xmlList('T1', 'accept') + xmlList('T2', 'reject')), two],
  ])('%s', (_what, text, answers) => {
    expect(plain.decode(text, plainQuery).subscriptionAnswers).toEqual(answers);
  });
});

test('W7: every resend of a message has the same key, and two messages have two', () => {
  const key = (changes: object) => plain.decode(event(changes), plainQuery).dedupeKey;
  expect(key({})).toBe('oLin:1714112445:subscribe_msg_popup_event');
  expect(key({ CreateTime: 1714112446 })).not.toBe(key({}));
  expect(key({ MsgId: '6054768590064713728' })).toBe('6054768590064713728');
});

test('W7: message numbers of 64 bits stay exact, so that neighbours are not taken for one', () => {
  const numbered = (id: string) => event({ Content: '"MsgId":1' }).replace(/}$/, `,"MsgId": ${id}}`);
  const first = plain.decode(numbered('6054768590064713728'), plainQuery);
  const second = plain.decode(numbered('6054768590064713729'), plainQuery);
  expect([first.dedupeKey, second.dedupeKey]).toEqual(['6054768590064713728', '6054768590064713729']);
  expect(first.fields['Content']).toBe('"MsgId":1');
});

describe('XML', () => {
  const wrapped = (inside: string) =>
    plain.decode(
      `<xml><ToUserName>gh_1</ToUserName><FromUserName>oLin</FromUserName><CreateTime>1714112445</CreateTime><MsgType>text</MsgType>${inside}</xml>`,
      plainQuery,
    );

  test('text, CDATA and the standard entities are read', () => {
    expect(
      wrapped('<MsgId>1</MsgId><Content>a &lt; b &amp;&#x86cb;&#31957;</Content>').fields['Content'],
    ).toBe('a < b &蛋糕');
    expect(wrapped('<Content><![CDATA[<b>&amp;]]></Content>').fields['Content']).toBe('<b>&amp;');
  });

  test('an encrypted XML push opens, and its reply is XML', () => {
    const encrypted = encrypt(
      AES_KEY,
      '<xml><ToUserName>a</ToUserName><FromUserName>b</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><MsgId>9</MsgId></xml>',
      APPID,
    );
    const query = {
      timestamp: '1714112445',
      nonce: '42',
      msg_signature: getSignature('AAAAA', '1714112445', '42', encrypted),
    };
    const body = `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
    expect(secure.decode(body, query)).toMatchObject({ format: 'xml', dedupeKey: '9' });
    const reply = secure.encodeReply('<xml><a>1</a></xml>', 'xml');
    const sent = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(reply)?.[1] ?? '';
    expect(decrypt(AES_KEY, sent).message).toBe('<xml><a>1</a></xml>');
    expect(reply).toContain(
      `<MsgSignature><![CDATA[${getSignature('AAAAA', '1714112445', '415670741', sent)}]]>`,
    );
  });

  test.each([
    ['a document type', '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><a>&x;</a></xml>'],
    ['a document type inside', '<xml><!DOCTYPE x><a>1</a></xml>'],
    ['an unknown entity', '<xml><a>&x;</a></xml>'],
    ['an attribute', '<xml a="1"><b>1</b></xml>'],
    ['a processing instruction', '<?xml version="1.0"?><xml><a>1</a></xml>'],
    ['a comment', '<xml><!-- x --><a>1</a></xml>'],
    ['an element not closed', '<xml><a>1</xml>'],
    ['a second root', '<xml><a>1</a></xml><xml><a>2</a></xml>'],
    ['another root', '<root><a>1</a></root>'],
    ['text beside elements', '<xml>x<a>1</a></xml>'],
    ['deep nesting', `<xml>${'<a>'.repeat(50)}${'</a>'.repeat(50)}</xml>`],
    ['an entity out of range', '<xml><a>&#x110000;</a></xml>'],
    ['only text', '<xml>1</xml>'],
  ])('%s is refused', (_what, text) => {
    expect(refusalOf(() => plain.decode(text, plainQuery))).toBe('malformed');
  });

  test('an element called __proto__ is only a field', () => {
    const { fields } = wrapped('<MsgId>1</MsgId><__proto__><isAdmin>1</isAdmin></__proto__>');
    expect(Object.hasOwn(fields, '__proto__')).toBe(true);
    expect('isAdmin' in {}).toBe(false);
  });
});
