#include "linter/compare/pairing.h"

#include <gtest/gtest.h>

#include "linter/yaml/document.h"

namespace linter::compare {

// An environment of the objects in a text.
struct Cluster {
  Cluster(std::string name, std::string text)
      : source{FileId(0), name + ".yaml", std::move(text)}, stream(yaml::Parse(source)) {
    for (const auto& document : stream.documents) {
      project.Add(document);
    }
    environment = {std::move(name), &project, {}};
  }

  SourceFile source;
  yaml::Stream stream;
  k8s::Project project{k8s::World::Closed};
  Environment environment;
};

static std::string Service(const std::string& name, const std::string& name_space = "a") {
  return "apiVersion: v1\nkind: Service\nmetadata: {name: " + name + ", namespace: " + name_space +
         "}\n---\n";
}

TEST(Pairing, TakesTheEnvironmentOutOfNames) {
  EXPECT_EQ(NeutralName("web-stg", "staging"), "web");
  EXPECT_EQ(NeutralName("prod-web-api", "production"), "web-api");
  EXPECT_EQ(NeutralName("shop-eu", "eu"), "shop");
  EXPECT_EQ(NeutralName("product", "production"), "product");
  EXPECT_EQ(NeutralName("production", "production"), "production");
}

TEST(Pairing, FindsTheSameObject) {
  const Cluster first("staging", Service("staging-web", "shop-staging") + Service("api"));
  const Cluster second("production", Service("web-prod", "shop") + Service("other"));
  const Pairing pairing(first.environment, second.environment);
  const auto* same = pairing.Counterpart(first.project.objects()[0]);
  ASSERT_NE(same, nullptr);
  EXPECT_EQ(same->name(), "web-prod");
  EXPECT_EQ(pairing.Counterpart(first.project.objects()[1]), nullptr);
}

TEST(Pairing, NamesThatMeanSeveralAreLeftAlone) {
  const Cluster first("staging", Service("web", "b"));
  const Cluster second("production", Service("web", "c") + Service("web", "d"));
  const Pairing pairing(first.environment, second.environment);
  EXPECT_EQ(pairing.Counterpart(first.project.objects()[0]), nullptr);
}

TEST(Pairing, OverlaysKnowWhatNamesWere) {
  Cluster first("staging", Service("acme-web"));
  Cluster second("production", Service("live-shop"));
  first.environment.originals[&first.project.objects()[0]] = "web";
  second.environment.originals[&second.project.objects()[0]] = "web";
  const Pairing pairing(first.environment, second.environment);
  EXPECT_NE(pairing.Counterpart(first.project.objects()[0]), nullptr);
}

}  // namespace linter::compare
