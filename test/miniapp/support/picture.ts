/** A picture that webpack would turn into an address. */
export default 'picture.png';
