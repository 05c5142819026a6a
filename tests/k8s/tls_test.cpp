#include "linter/k8s/tls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/k8s/duration.h"
#include "tests/k8s/cluster.h"

namespace linter::k8s {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TlsVersionTest, ReadsEverySpelling) {
  for (const auto* text :
       {"TLSv1.2", "VersionTLS12", "TLSV1_2", "TLS12", "TLS1.2", "1.2", "v1.2", "TLS_1_2"}) {
    EXPECT_EQ(ParseTlsVersion(text), TlsVersion::Tls12) << text;
  }
  for (const auto* text : {"TLSv1", "TLSv1.0", "VersionTLS10", "1.0", "v1.0"}) {
    EXPECT_EQ(ParseTlsVersion(text), TlsVersion::Tls10) << text;
  }
  for (const auto* text : {"SSLv3", "SSLv2", "VersionSSL30"}) {
    EXPECT_EQ(ParseTlsVersion(text), TlsVersion::Ssl) << text;
  }
  for (const auto* text : {"", "TLS_AUTO", "Auto", "TLSv1.4", "2", "TLSv1.22", "tls", "1.2.3"}) {
    EXPECT_EQ(ParseTlsVersion(text), std::nullopt) << text;
  }
}

TEST(TlsVersionTest, RangeOfAListIsItsEnds) {
  const auto range = ParseTlsVersions("TLSv1.3 TLSv1.1,nonsense TLSv1.2");
  ASSERT_TRUE(range);
  EXPECT_EQ(range->oldest, TlsVersion::Tls11);
  EXPECT_EQ(range->newest, TlsVersion::Tls13);
  EXPECT_FALSE(ParseTlsVersions(" nonsense  "));
}

TEST(TlsVersionTest, KnowsThePoliciesOfAws) {
  struct Policy {
    std::string_view name;
    TlsVersion oldest;
    TlsVersion newest;
  };
  for (const auto& policy : {
           Policy{"ELBSecurityPolicy-2016-08", TlsVersion::Tls10, TlsVersion::Tls12},
           Policy{"ELBSecurityPolicy-TLS-1-1-2017-01", TlsVersion::Tls11, TlsVersion::Tls12},
           Policy{"ELBSecurityPolicy-FS-1-2-Res-2020-10", TlsVersion::Tls12, TlsVersion::Tls12},
           Policy{"ELBSecurityPolicy-TLS13-1-0-2021-06", TlsVersion::Tls10, TlsVersion::Tls13},
           Policy{"ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04", TlsVersion::Tls12, TlsVersion::Tls13},
           Policy{"ELBSecurityPolicy-TLS13-1-3-2021-06", TlsVersion::Tls13, TlsVersion::Tls13},
       }) {
    const auto range = RangeOfAwsPolicy(policy.name);
    ASSERT_TRUE(range) << policy.name;
    EXPECT_EQ(range->oldest, policy.oldest) << policy.name;
    EXPECT_EQ(range->newest, policy.newest) << policy.name;
  }
  EXPECT_FALSE(RangeOfAwsPolicy("our-own-policy"));
}

TEST(CoversHostTest, AWildcardStandsForOneLabel) {
  EXPECT_TRUE(CoversHost("shop.example.com", "Shop.Example.com"));
  EXPECT_TRUE(CoversHost("*.example.com", "shop.EXAMPLE.com"));
  EXPECT_TRUE(CoversHost("*.example.com", "*.example.com"));
  EXPECT_FALSE(CoversHost("*.example.com", "example.com"));
  EXPECT_FALSE(CoversHost("*.example.com", "a.b.example.com"));
  EXPECT_FALSE(CoversHost("*.example.com", ".example.com"));
  EXPECT_FALSE(CoversHost("*.example.com", ""));
  EXPECT_FALSE(CoversHost("", "shop.example.com"));
}

static std::vector<std::string> CipherNames(const TlsSettings& settings) {
  std::vector<std::string> names;
  for (const auto& list : settings.ciphers) {
    names.insert(names.end(), list.names.begin(), list.names.end());
  }
  return names;
}

TEST(TlsSettingsTest, ReadsFlagsInBothForms) {
  Cluster cluster;
  cluster.Add("a.yaml",
              "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n"
              "    - name: a\n      command: [x, --tls-min-version, VersionTLS12, "
              "'--tls-cipher-suites=A,B']\n      args: [--tls-min-version=VersionTLS13, "
              "--tls-min-versions=VersionTLS10, --tls-min-version]\n");
  const auto settings = TlsSettingsOf(cluster.Named("a"));
  ASSERT_EQ(settings.oldest.size(), 2U);
  EXPECT_EQ(settings.oldest[0].version, TlsVersion::Tls12);
  EXPECT_EQ(settings.oldest[0].slot.Text(), "VersionTLS12");
  EXPECT_EQ(settings.oldest[1].version, TlsVersion::Tls13);
  EXPECT_THAT(CipherNames(settings), ElementsAre("A", "B"));
}

TEST(TlsSettingsTest, ReadsBlocksOfProjects) {
  Cluster cluster;
  cluster.Add("a.yaml",
              "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: ClientTrafficPolicy\n"
              "metadata: {name: a}\nspec: {tls: {minVersion: \"1.1\", maxVersion: \"1.2\", "
              "ciphers: [X, Y]}}\n---\n"
              "apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: b}\n"
              "spec: {servers: [{tls: {minProtocolVersion: TLSV1_2}}, {tls: {}}, {}]}\n---\n"
              "apiVersion: example.com/v1\nkind: Gateway\nmetadata: {name: c}\n"
              "spec: {servers: [{tls: {minProtocolVersion: TLSV1_2}}]}\n");
  const auto policy = TlsSettingsOf(cluster.Named("a"));
  ASSERT_EQ(policy.oldest.size(), 1U);
  ASSERT_EQ(policy.newest.size(), 1U);
  EXPECT_EQ(policy.oldest[0].version, TlsVersion::Tls11);
  EXPECT_EQ(policy.newest[0].version, TlsVersion::Tls12);
  EXPECT_THAT(CipherNames(policy), ElementsAre("X", "Y"));
  EXPECT_EQ(TlsSettingsOf(cluster.Named("b")).oldest.size(), 1U);
  EXPECT_THAT(TlsSettingsOf(cluster.Named("c")).oldest, IsEmpty());
}

TEST(DurationTest, ReadsWhatGoReads) {
  EXPECT_EQ(ParseDuration("2160h"), 2160.0 * 3600);
  EXPECT_EQ(ParseDuration("1h30m"), 5400.0);
  EXPECT_EQ(ParseDuration("1.5s"), 1.5);
  EXPECT_EQ(ParseDuration("0"), 0.0);
  for (const auto* text : {"", "90d", "2160", "h", "-1h", "1 h", "1h 30m", "1e3s", "nan", "infs"}) {
    EXPECT_EQ(ParseDuration(text), std::nullopt) << text;
  }
}

}  // namespace linter::k8s
