/** The controls of NutUI that the app uses, from its CommonJS build: the real components over the Taro stand-ins. */
export { default as Popup } from '@nutui/nutui-react-taro/dist/cjs/packages/popup';
