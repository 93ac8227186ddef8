// Opens the portal in the first of the browser's languages that it speaks.
(() => {
  const doors = [...document.querySelectorAll("a.door")];
  for (const wish of navigator.languages || [navigator.language]) {
    const door = doors.find((one) => one.lang === wish.slice(0, 2).toLowerCase());
    if (door) return location.replace(door.href);
  }
})();
