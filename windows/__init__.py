"""rak_excel for Windows: the icons, and the folder that needs no installation. No part of the package."""
