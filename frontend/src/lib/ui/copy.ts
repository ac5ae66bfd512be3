/** Puts what a field holds on the clipboard; false when the system refuses. The text stays selected, so that Ctrl+C is left. */
export async function copyField(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // A webview without the clipboard in its page still copies a selection.
    field.select();
    return typeof document.execCommand === 'function' && document.execCommand('copy');
  }
}
