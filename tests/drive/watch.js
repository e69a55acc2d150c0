// Notes everything that a reader's console would show as an error, and every breach of the content security policy.
window.noise = [];
addEventListener("error", (event) => noise.push(`error: ${event.message || event.target.outerHTML}`), true);
addEventListener("unhandledrejection", (event) => noise.push(`rejected: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) => noise.push(`${event.violatedDirective}: ${event.blockedURI}`));
for (const level of ["error", "warn"]) {
  const write = console[level];
  console[level] = (...words) => {
    noise.push(`console.${level}: ${words.join(" ")}`);
    write.apply(console, words);
  };
}
