// Reads exported files with other people's programs and prints what they hold as JSON: read.cjs FOLDER.
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const Ajv = require("ajv/dist/2020").default;
const ICAL = require("ical.js");
const jsonld = require("jsonld");

const folder = process.argv[2];
const text = (name) => readFileSync(join(folder, name), "utf8");

function calendar() {
  const read = new ICAL.Component(ICAL.parse(text("ics")));
  return read.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      summary: event.summary,
      description: event.description,
      status: component.getFirstPropertyValue("status"),
    };
  });
}

function schema() {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
  const validate = ajv.compile(JSON.parse(readFileSync("docs/analysis.schema.json", "utf8")));
  return validate(JSON.parse(text("json"))) ? [] : validate.errors;
}

// What the offline page's policy lets run, and what stands in it to run.
function policy() {
  const page = text("html");
  const hash = (words) => `'sha256-${createHash("sha256").update(words).digest("base64")}'`;
  const [, allowed] = page.match(/Content-Security-Policy" content="([^"]*)"/);
  return { allowed, style: hash(page.match(/<style>([^]*?)<\/style>/)[1]), script: hash(page.match(/<script>([^]*?)<\/script>/)[1]) };
}

// Contexts are addresses, and tests do not go there. schema.org's puts every term into its vocabulary; of the annotations'
// those terms stand here that an annotation of ours may use, so that any other is reported as lost.
const names = (prefix, words) => Object.fromEntries(words.split(" ").map((word) => [word, prefix + word]));
const oa = "http://www.w3.org/ns/oa#";
const activity = "https://www.w3.org/ns/activitystreams#";
const refers = (terms, type = "@id") => Object.fromEntries(Object.entries(terms).map(([term, id]) => [term, { "@id": id, "@type": type }]));
const CONTEXTS = {
  "https://schema.org": { "@vocab": "https://schema.org/" },
  "http://www.w3.org/ns/anno.jsonld": {
    id: "@id",
    type: "@type",
    ...names(oa, "Annotation TextualBody TextQuoteSelector TextPositionSelector exact prefix suffix start end describing tagging classifying"),
    ...refers({ body: oa + "hasBody", target: oa + "hasTarget", source: oa + "hasSource", selector: oa + "hasSelector", refinedBy: oa + "refinedBy" }),
    ...refers({ motivation: oa + "motivatedBy", purpose: oa + "hasPurpose" }, "@vocab"),
    ...refers({ generator: activity + "generator", first: activity + "first" }),
    items: { "@id": activity + "items", "@type": "@id", "@container": "@list" },
    AnnotationCollection: activity + "OrderedCollection",
    AnnotationPage: activity + "OrderedCollectionPage",
    Software: activity + "Application",
    total: activity + "totalItems",
    startIndex: activity + "startIndex",
    name: "http://xmlns.com/foaf/0.1/name",
    label: "http://www.w3.org/2000/01/rdf-schema#label",
    value: "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    format: "http://purl.org/dc/elements/1.1/format",
  },
};
const documentLoader = async (address) => {
  if (!CONTEXTS[address]) throw new Error(`no context is known for ${address}`);
  return { contextUrl: null, documentUrl: address, document: { "@context": CONTEXTS[address] } };
};
// `safe` fails where anything would be lost.
const expand = (name) => jsonld.expand(JSON.parse(text(name)), { documentLoader, safe: true, base: "https://example.org/article" });

(async () => {
  const linked = await expand("jsonld");
  const [collection] = await expand("annotations");
  const items = collection[activity + "first"][0][activity + "items"][0]["@list"];
  const notes = items.map((item) => ({
    type: item["@type"],
    motivation: item[oa + "motivatedBy"][0]["@id"],
    exact: (item[oa + "hasTarget"] ?? []).map((target) => target[oa + "hasSelector"]?.[0][oa + "exact"][0]["@value"]),
  }));
  console.log(JSON.stringify({ calendar: calendar(), schema: schema(), policy: policy(), linked: linked.map((thing) => thing["@type"][0]), notes }));
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
