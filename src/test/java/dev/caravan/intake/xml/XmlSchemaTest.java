package dev.caravan.intake.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.CandidateSchema;
import dev.caravan.candidate.Verdict;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Given;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** docs/candidates.xsd says of XML what candidate.schema.json says of JSON, and the page about formats keeps to it. */
class XmlSchemaTest {

    private static final Path XSD = Path.of("docs/candidates.xsd");
    private static final JsonNode SCHEMA = CandidateSchema.tree();
    private static final Map<String, String> TYPES = Map.of("number", "amount", "boolean", "xs:boolean");

    @Test
    void hasEveryFieldOfACandidateAndNoOther() throws Exception {
        Element candidate = named(root(), "element", "candidate");
        Element type = child(candidate, "complexType");

        assertThat(named(type, "attribute", "externalId").getAttribute("use")).isEqualTo("required");
        assertThat(children(type, "attribute")).hasSize(1);
        compareFields("", type, SCHEMA, "externalId", "problem");
    }

    private static void compareFields(String path, Element type, JsonNode schema, String attribute, String extra) {
        TreeSet<String> expected = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(expected::add);
        expected.remove(attribute);
        TreeSet<String> found = new TreeSet<>();
        for (Element field : children(child(type, "all"), "element")) {
            String name = field.getAttribute("name");
            if (!name.equals(extra)) {
                found.add(name);
                compare(
                        path + "/" + name,
                        field,
                        resolved(schema.path("properties").path(name)));
                boolean isRequired = schema.path("required").toString().contains("\"" + name + "\"");
                assertThat(field.getAttribute("minOccurs"))
                        .as(path + "/" + name)
                        .isEqualTo(isRequired ? "" : "0");
            }
        }
        assertThat(found).as("the fields of " + path).isEqualTo(expected);
    }

    private static void compare(String path, Element field, JsonNode schema) {
        String type = schema.path("type").asText();
        if (type.equals("array")) {
            List<Element> items = children(child(child(field, "complexType"), "sequence"), "element");
            assertThat(items).as(path).hasSize(1);
            assertThat(items.get(0).getAttribute("maxOccurs")).as(path).isEqualTo("unbounded");
            assertThat(items.get(0).getAttribute("name")).isEqualTo(item(path));
            compare(path + "/*", items.get(0), resolved(schema.path("items")));
        } else if (schema.has("properties")) {
            compareFields(path, child(field, "complexType"), schema, "", "");
        } else if (type.equals("object")) {
            assertThat(child(child(child(field, "complexType"), "sequence"), "any"))
                    .as(path)
                    .isNotNull();
        } else if (schema.has("enum")) {
            List<String> words = new ArrayList<>();
            schema.path("enum").forEach(word -> words.add(word.asText()));
            assertThat(children(child(child(field, "simpleType"), "restriction"), "enumeration"))
                    .as(path)
                    .extracting(word -> word.getAttribute("value"))
                    .containsExactlyElementsOf(words);
        } else {
            assertThat(field.getAttribute("type")).as(path).isEqualTo(TYPES.getOrDefault(type, text(path, schema)));
        }
    }

    private static String text(String path, JsonNode schema) {
        boolean isTime = schema.path("format").asText().equals("date-time");
        return isTime ? "time" : path.equals("/documents/*/data") ? "xs:base64Binary" : "xs:string";
    }

    /** As the reader finds it, by another way. */
    private static String item(String path) {
        return Shape.CANDIDATE.fields().get(path.substring(1)).item();
    }

    @Test
    void namesTheValuesOfListsAsPeopleDo() {
        assertThat(Shape.CANDIDATE.fields().values().stream().map(Shape::item).filter(item -> item != null))
                .containsExactlyInAnyOrder(
                        "email", "phone", "tag", "link", "note", "document", "contractType", "vendor");
    }

    @Test
    void theSampleOfThePageKeepsToItAndIsTaken() throws Exception {
        String page = Files.readString(Path.of("docs/formats.md"));
        String sample = page.substring(page.indexOf("```xml\n") + 7, page.indexOf("```", page.indexOf("```xml\n") + 7));

        validator().validate(new StreamSource(new StringReader(sample)));

        assertThat(Given.read(Given.source("x.xml", sample))).singleElement().satisfies(entry -> {
            assertThat(entry.origin().problems()).isEmpty();
            Verdict verdict = CandidateCheck.forRegion(null).check(entry.candidate());
            assertThat(verdict).isInstanceOf(Verdict.Sound.class);
            assertThat(((Verdict.Sound) verdict).json()).isEqualTo(json());
        });
    }

    /** The same person as JSON. */
    private static String json() throws Exception {
        String text = """
                {"externalId": "cand-001", "firstName": "Ada", "lastName": "Lovelace",
                 "emails": ["ada@example.org", "ada@lovelace.example"],
                 "links": [{"name": "GitHub", "url": "https://github.com/ada"}],
                 "notes": [{"subject": "Interview", "content": "Strong & clear.", "at": "2024-03-15T14:30:00Z"}],
                 "documents": [{"kind": "resume", "url": "https://files.example/ada.pdf"}],
                 "compensation": {"dailyRate": 500.00, "currency": "EUR"},
                 "contractTypes": ["FREELANCER"], "archived": false, "deliverTo": ["jarvi", "merge"],
                 "vendors": {"jarvi": {"customFields": {
                     "6f1c2a9e-31d5-4f6e-8a57-0c6b1de1f8a4": "Mathematics",
                     "0b7e5d1c-52c8-4a39-9d0f-7f2f6f7f6c11": ["English", "French"]}},
                   "merge": {"isPrivate": true}}}
                """;
        Entry.Readable entry = Given.read(Given.source("x.json", text)).get(0);
        return ((Verdict.Sound) CandidateCheck.forRegion(null).check(entry.candidate())).json();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<candidate/>",
                "<candidate externalId='a'><emial/></candidate>",
                "<candidate externalId='a'><tags>a</tags></candidate>",
                "<candidate externalId='a'><archived>oui</archived></candidate>",
                "<candidate externalId='a'><deliverTo/></candidate>",
                "<candidate externalId='a' other='b'/>",
                "<candidates><person/></candidates>"
            })
    void refusesWhatTheReaderRefuses(String text) {
        assertThatThrownBy(() -> validator().validate(new StreamSource(new StringReader(text))))
                .isInstanceOf(SAXException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<candidates/>",
                "<candidate externalId='a'><tags/><lastName/><archived>1</archived><firstName>A</firstName></candidate>",
                "<candidate externalId='a'><vendors><jarvi><a type='list'><item/></a></jarvi></vendors></candidate>"
            })
    void takesWhatTheReaderTakes(String text) {
        assertThatCode(() -> validator().validate(new StreamSource(new StringReader(text))))
                .doesNotThrowAnyException();
        assertThatCode(() -> Given.read(Given.source("x.xml", text))).doesNotThrowAnyException();
    }

    private static Validator validator() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(XSD.toFile())
                .newValidator();
    }

    private static Element root() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(XSD.toFile()).getDocumentElement();
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? SCHEMA.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static Element child(Element parent, String kind) {
        assertThat(children(parent, kind))
                .as(kind + " in " + parent.getAttribute("name"))
                .hasSize(1);
        return children(parent, kind).get(0);
    }

    private static Element named(Element parent, String kind, String name) {
        return children(parent, kind).stream()
                .filter(element -> element.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> children(Element parent, String kind) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && kind.equals(element.getLocalName())) {
                children.add(element);
            }
        }
        return children;
    }
}
