/** Attributes for people who hear the screen, for the elements we put them on; shared by the build and the app. */
export const SPOKEN_ATTRIBUTES = {
  View: { 'aria-label': '', 'aria-role': '' },
  Button: { 'aria-label': '' },
};
