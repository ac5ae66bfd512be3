/** The key that commands go with on this system, as it is written on the keyboard. */
export const command = navigator.platform.startsWith('Mac') ? 'Cmd' : 'Ctrl';
