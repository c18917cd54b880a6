// winkNLP's part of tools/peers/run.py: tokens, sentences, custom entities from the list of names and a few shapes.
const fs = require("fs");
const winkNLP = require("wink-nlp");
const model = require("wink-eng-lite-web-model");
const texts = JSON.parse(fs.readFileSync("texts.json", "utf8"));
const names = JSON.parse(fs.readFileSync("names.json", "utf8")).filter((name) => /^[\w .&-]+$/.test(name));
const nlp = winkNLP(model, ["sbd", "pos", "ner", "cer"]);
const escaped = names.map((name) => name.split(/\s+/).join(" ")).filter((name) => !/[[\]|]/.test(name));
nlp.learnCustomEntities([{ name: "name", patterns: escaped.slice(0, 5000) }]);
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const start = process.hrtime.bigint();
for (const text of texts) {
  const doc = nlp.readDoc(text);
  JSON.stringify([doc.customEntities().out(), doc.entities().out(), doc.sentences().length()]);
}
console.log(bytes / 1e6 / (Number(process.hrtime.bigint() - start) / 1e9));
