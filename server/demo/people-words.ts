const split = (text: string) => text.trim().split(/\s+/)

/** Names as they are common there; whoever bears two of them is invented. */
export const firstNames = split(`
  Anna Lena Sophie Marie Katharina Julia Sabine Claudia Petra Monika Susanne Andrea Nicole Stefanie Heike Birgit
  Ursula Franziska Theresa Magdalena Verena Regula Barbara Eva Carina Lukas Jonas Felix Maximilian Paul Michael
  Thomas Andreas Stefan Markus Christian Daniel Martin Peter Jürgen Wolfgang Matthias Florian Sebastian Tobias
  Reto Urs Beat Franz Josef Georg Hannes Lorenz Moritz Emil`)

export const lastNames = split(`
  Ahrens Albers Amrein Bachmann Bauer Baumann Berger Bischof Brandstätter Brunner Burkhart Dahlke Dietrich Eberle
  Egger Eichinger Engel Falk Feldmann Fischer Frei Friedrich Gasser Gerlach Graf Gruber Haas Hartmann Hauser Hofer
  Hoffmann Holzer Huber Jansen Jung Kaiser Kaufmann Keller Kern Klein Koller König Krämer Kraus Kuhn Lang Lechner
  Lehmann Lorenz Ludwig Maier Marti Meier Moser Nagel Neumann Ott Petersen Pfister Pichler Rauch Reichert Riedl
  Roth Sauer Schäfer Schilling Schmid Schneider Schuster Seidel Sommer Stadler Steiner Stocker Sturm Thalmann Ulrich
  Vogt Wagner Walser Weber Wegner Weiss Winkler Wirth Wolf Wyss Zeller Ziegler Zimmermann Zobel`)

export const companyWords = split(`
  Metallbau Schreinerei Bäckerei Autohaus Brauerei Spedition Weingut Gärtnerei Druckerei Hotel Molkerei Sägewerk
  Logistik Kunststofftechnik Maschinenbau Hausverwaltung Pflegeheim Möbelwerk Textilwerk Kartonagen`)

export const publicBodies = split(
  `Stadtwerke Grundschule Gymnasium Hallenbad Rathaus Feuerwehr Klinikum Kita`,
)

/** Plain letters, as they stand in addresses of mail. */
export const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
