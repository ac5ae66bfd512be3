/** Collects what the content security policy refuses, from now on. */
export function collectRefused(): readonly string[] {
  const refused: string[] = [];
  document.addEventListener('securitypolicyviolation', (e) => {
    refused.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`);
  });
  return refused;
}
