package dev.caravan.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.catalogue.Vendors;
import dev.caravan.delivery.Rehearsal;
import dev.caravan.delivery.VendorStubResource;
import dev.caravan.intake.Untaken.Found;
import dev.caravan.ledger.Addressed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With every vendor on, by their real routes. */
@QuarkusTest
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class LearntUntakenTest {

    private static final Path JARVI = Path.of("routes/vendors/jarvi/jarvi.camel.yaml");
    private static final String LINKEDIN = "'linkedinUrl':'https://www.linkedin.com/in/ada'";
    private static final int PLENTY = 10_000;

    @Inject
    CamelContext camel;

    @Inject
    Rehearsal rehearsal;

    @Inject
    Vendors vendors;

    @Inject
    CandidateCheck check;

    private LearntUntaken untaken;
    private LearntUntaken.OfFile look;

    @BeforeEach
    void begin() {
        untaken = new LearntUntaken(rehearsal, vendors, check);
        look = untaken.look(PLENTY);
    }

    @Test
    void namesWhatNoneOfTheVendorsTakes() {
        String ada = "'firstName':'Ada','lastName':'L','emails':['a@a.example','b@b.example'],'tags':['java'],"
                + "'notes':[{'content':'Strong.'}],'documents':[{'kind':'other','url':'https://a.example/it.zip'}]";

        assertThat(of(ada, "jarvi", "enboarder")).isEqualTo(new Found(Set.of("/tags/*"), true));
        assertThat(of(ada, "enboarder").pointers())
                .containsExactlyInAnyOrder("/tags/*", "/documents/*", "/notes/*", "/emails/*");
    }

    @Test
    void tellsApartWhatIsOfAnotherShapeOrComesLater() {
        assertThat(of(LINKEDIN + ",'documents':[{'kind':'photo','url':'https://a.example/a.png'}]", "collective"))
                .isEqualTo(Found.NOTHING);
        assertThat(of(LINKEDIN + ",'documents':[{'kind':'other','url':'https://a.example/a.png'}]", "collective"))
                .isEqualTo(new Found(Set.of("/documents/*"), true));
        assertThat(of("'documents':[{'kind':'resume','data':'QUJD'},{'kind':'resume','data':'QUJE'}]", "collective"))
                .isEqualTo(new Found(Set.of("/documents/*"), true));
        assertThat(of(LINKEDIN + ",'compensation':{'dailyRate':500,'currency':'EUR'}", "collective")
                        .pointers())
                .doesNotContain("/compensation");
        assertThat(of(LINKEDIN + ",'compensation':{'dailyRate':500,'currency':'USD'}", "collective")
                        .pointers())
                .containsExactly("/compensation");
    }

    @Test
    void whatIsOfAKnownShapeIsNotRehearsedAgain() {
        Found first = of("'firstName':'Ada','lastName':'L','tags':['java']", "jarvi");
        int left = look.left();

        for (int i = 0; i < 5000; i++) {
            assertThat(of("'firstName':'Ada" + i + "','lastName':'L','tags':['java" + i + "']", "jarvi"))
                    .isEqualTo(first);
        }

        assertThat(look.left()).isEqualTo(left).isBetween(PLENTY - 20, PLENTY - 4);
        assertThat(untaken.look(0).of(addressed("'tags':['poet']", "jarvi"))).isEqualTo(first);
    }

    @Test
    void aRouteThatIsExchangedIsLearntAnew() throws Exception {
        String text = Files.readString(JARVI);
        String deaf = text.replace(
                "              - to: contract:jarvi/saveProfile\n",
                "              - to: contract:jarvi/saveProfile\n              - setBody: { constant: '{}' }\n");
        assertThat(of("'firstName':'Ada','lastName':'L'", "jarvi")).isEqualTo(Found.NOTHING);
        try {
            exchange(deaf);

            assertThat(untaken.look().of(addressed("'firstName':'Ada','lastName':'L'", "jarvi")))
                    .isEqualTo(new Found(Set.of("/firstName", "/lastName"), true));
        } finally {
            exchange(text);
        }
        assertThat(untaken.look().of(addressed("'firstName':'Ada','lastName':'L'", "jarvi")))
                .isEqualTo(Found.NOTHING);
    }

    @Test
    void aRouteThatIsExchangedInTheMiddleOfALargeFileIsNoticed() throws Exception {
        String text = Files.readString(JARVI);
        assertThat(of("'headline':'Poet','firstName':'Ada','lastName':'L'", "jarvi"))
                .isEqualTo(Found.NOTHING);
        try {
            exchange(text.replace("method: from }", "method: from }\n              - setBody: { constant: '{}' }"));

            Found found = Found.NOTHING;
            for (int i = 0; i < 1000; i++) {
                found = of("'headline':'Poet','firstName':'Ada','lastName':'L'", "jarvi");
            }

            assertThat(found.pointers()).contains("/headline");
        } finally {
            exchange(text);
        }
    }

    @Test
    void aVendorThatWouldRefuseTheCandidateTellsMoreWithAnother() {
        assertThat(of("'tags':['java']", "collective")).isEqualTo(new Found(Set.of(), false));

        assertThat(of(LINKEDIN + ",'tags':['java']", "collective")).isEqualTo(new Found(Set.of("/tags/*"), true));
        assertThat(of("'tags':['java']", "collective")).isEqualTo(new Found(Set.of("/tags/*"), true));
    }

    @Test
    void aVendorThatRefusesEverybodyIsNotAskedEachTime() {
        for (int i = 0; i < 1024; i++) {
            assertThat(of("'tags':['java" + i + "']", "collective").isWhole()).isFalse();
        }

        assertThat(PLENTY - look.left()).isEqualTo(11);
    }

    @Test
    void beyondItsBoundsItSaysThatItIsNotAll() {
        LearntUntaken.OfFile bounded = untaken.look(1);

        assertThat(bounded.of(addressed("'tags':['java'],'lastName':'L','headline':'Poet'", "jarvi")))
                .isEqualTo(new Found(Set.of(), false));
        assertThat(bounded.left()).isLessThanOrEqualTo(0);
    }

    @Test
    void aLargeDocumentIsRehearsedByItsBeginning() {
        String data = "QUJD".repeat(1_000_000);

        assertThat(of(LINKEDIN + ",'documents':[{'kind':'resume','data':'" + data + "'}]", "collective"))
                .isEqualTo(Found.NOTHING);
    }

    @Test
    void whereNothingIsOnNothingIsLost() {
        assertThat(of("'tags':['java']")).isEqualTo(Found.NOTHING);
    }

    @Test
    void itsOwnTroubleIsNobodyElses() {
        LearntUntaken broken = new LearntUntaken(null, vendors, check);

        assertThat(broken.look().of(addressed("'tags':['java']", "jarvi"))).isEqualTo(new Found(Set.of(), false));
    }

    private Found of(String fields, String... vendors) {
        return look.of(addressed(fields, vendors));
    }

    private Addressed addressed(String fields, String... vendors) {
        try {
            String json = ("{'externalId':'ada'," + fields + "}").replace('\'', '"');
            return new Addressed((Verdict.Sound) check.check(new JsonMapper().readTree(json)), Set.of(vendors));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void exchange(String text) throws Exception {
        PluginHelper.getRoutesLoader(camel).updateRoutes(ResourceHelper.fromString("jarvi.camel.yaml", text));
    }
}
