/**
 * The second net under the allow-list serializers: whatever text reaches a log line, phone numbers, openids, bearer
 * tokens and PEM keys do not leave the process.
 * Example: `call 13800138000` becomes `call 1**********`.
 */
export function redactLine(line: string): string {
  return line
    .replace(/(?<!\d)(?:(?:\+|%2B)?86[- ]?)?1[3-9]\d{9}(?!\d)/g, '1**********')
    .replace(/(?<![\w-])o[A-Za-z0-9_-]{27}(?![\w-])/g, 'o***')
    .replace(/Bearer(\s|%20)+[\w.~+/-]+=*/gi, 'Bearer ***')
    .replace(/(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g, 'jwt ***')
    .replace(
      /((?:access_token|appsecret|secret|session_key|js_code)(?:=|"\s*:\s*"|\\"\s*:\s*\\"))[^&\s"\\]+/gi,
      '$1***',
    )
    .replace(
      /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|(?="))/g,
      'private key ***',
    );
}
