/** Copies also where the page was not served over HTTPS, in which browsers offer no `navigator.clipboard`. */
export async function copyText(text: string) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);

  const area = document.createElement("textarea");
  area.value = text;
  area.style.cssText = "position:fixed;opacity:0";
  (document.querySelector("[role=dialog]") ?? document.body).append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
