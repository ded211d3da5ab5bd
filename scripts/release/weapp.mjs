// Second half of scripts/release/weapp: hands the built package to WeChat.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const ci = createRequire(join(root, 'miniapp/package.json'))('miniprogram-ci');
const [action, version, description] = process.argv.slice(2);

const project = new ci.Project({
  appid: process.env.WEAPP_APPID,
  type: 'miniProgram',
  projectPath: join(root, 'miniapp/dist/weapp'),
  privateKeyPath: process.env.WEAPP_PRIVATE_KEY_FILE,
  ignores: ['node_modules/**/*'],
});
const setting = { es6: false, minify: true, autoPrefixWXSS: true };
const onProgressUpdate = () => undefined;

const explain = (error) => {
  const text = String(error?.message ?? error);
  if (text.includes('-10008') || /ip/i.test(text)) {
    return `${text}\n  WeChat refused this machine's address: add it to the upload white list (小程序代码上传 → IP 白名单).`;
  }
  return text;
};

try {
  if (action === 'upload') {
    const result = await ci.upload({
      project,
      version,
      desc: description ?? version,
      setting,
      onProgressUpdate,
    });
    console.log(`  ✓ uploaded ${version}`, result.subPackageInfo ?? '');
  } else {
    const qrcodeOutputDest = join(root, '.local/preview.png');
    await ci.preview({
      project,
      desc: 'preview',
      setting,
      qrcodeFormat: 'image',
      qrcodeOutputDest,
      onProgressUpdate,
    });
    console.log(`  ✓ preview ready; scan ${qrcodeOutputDest}`);
  }
} catch (error) {
  console.error(`  ✗ ${explain(error)}`);
  process.exit(1);
}
