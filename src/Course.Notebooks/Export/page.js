for (const code of document.querySelectorAll('pre.code')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy this code');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.innerText);
    } catch {
      getSelection().selectAllChildren(code);
      document.execCommand('copy');
      getSelection().removeAllRanges();
    }
    button.textContent = 'Copied';
    button.classList.add('done');
    setTimeout(() => { button.textContent = 'Copy'; button.classList.remove('done'); }, 1500);
  });
  code.parentElement.append(button);
}
