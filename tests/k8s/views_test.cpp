// The thin views: what each accessor reads, what it takes where nothing is written, and what it
// does not take for its own.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/k8s/certificate.h"
#include "linter/k8s/config_map.h"
#include "linter/k8s/gateway.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/namespace.h"
#include "linter/k8s/rbac.h"
#include "linter/k8s/secret.h"
#include "linter/k8s/secret_maker.h"
#include "linter/k8s/storage.h"
#include "linter/k8s/text_field.h"
#include "tests/k8s/cluster.h"

namespace linter::k8s {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Base64Test, DecodesWhatGoDecodes) {
  EXPECT_EQ(DecodeBase64("c2hvYWw="), "shoal");
  EXPECT_EQ(DecodeBase64("c2hv\nYWw=\n"), "shoal");
  EXPECT_EQ(DecodeBase64("c2hvYQ=="), "shoa");
  EXPECT_EQ(DecodeBase64(""), "");
  EXPECT_EQ(DecodeBase64("AP8="), std::string("\0\xFF", 2));
  for (const auto* text :
       {"c2hvYWw", "c2hvYWw==", "c2hv YWw=", "c", "====", "c2=hvYWw", "c2hv-Ww="}) {
    EXPECT_EQ(DecodeBase64(text), std::nullopt) << text;
  }
}

TEST(SecretTest, ReadsBothMaps) {
  Cluster cluster;
  cluster.Add("a.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n"
              "data: {one: b25l, both: b25l, broken: '!'}\nstringData: {two: zwei, both: zwei}\n");
  const Secret secret(cluster.Named("a"));
  EXPECT_EQ(secret.type(), "Opaque");
  EXPECT_EQ(secret.Content("one"), "one");
  EXPECT_EQ(secret.Content("two"), "zwei");
  EXPECT_EQ(secret.Content("both"), "zwei");
  EXPECT_EQ(secret.Content("broken"), std::nullopt);
  EXPECT_EQ(secret.Content("none"), std::nullopt);
  EXPECT_TRUE(secret.Has("broken"));
  EXPECT_FALSE(secret.Has("none"));
}

TEST(SecretTest, IsMadeByOperatorsToo) {
  Cluster cluster;
  cluster.Add("a.yaml",
              "{apiVersion: v1, kind: Pod, metadata: {name: pod, namespace: web}}\n---\n"
              "{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: web}}\n---\n"
              "{apiVersion: v1, kind: Secret, metadata: {name: far}}\n---\n"
              "{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: c, namespace: "
              "web}, spec: {secretName: b}}\n---\n"
              "{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: d, "
              "namespace: web}, spec: {}}\n");
  const auto& pod = cluster.Named("pod");
  EXPECT_TRUE(MakesSecret("a", pod));
  EXPECT_TRUE(MakesSecret("b", pod));
  EXPECT_FALSE(MakesSecret("c", pod));
  EXPECT_TRUE(MakesSecret("d", pod));
  EXPECT_FALSE(MakesSecret("far", pod));
}

TEST(ConfigMapTest, HasWhatIsWritten) {
  Cluster cluster;
  cluster.Add("a.yaml",
              "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nimmutable: true\n"
              "data: {one: a, empty: }\nbinaryData: {two: AA==}\n");
  const ConfigMap map(cluster.Named("a"));
  EXPECT_TRUE(ConfigMap::Is(map.object()));
  EXPECT_TRUE(map.Has("one"));
  EXPECT_TRUE(map.Has("two"));
  EXPECT_TRUE(map.Has("empty"));
  EXPECT_FALSE(map.Has("three"));
  EXPECT_EQ(map["one"].Text(), "a");
  EXPECT_TRUE(map.immutable());
}

TEST(NamespaceTest, KnowsItsLevel) {
  Cluster cluster;
  cluster.Add("a.yaml",
              "{apiVersion: v1, kind: Namespace, metadata: {name: web, labels: "
              "{pod-security.kubernetes.io/enforce: baseline}}}\n---\n"
              "{apiVersion: v1, kind: Namespace, metadata: {name: kube-system}}\n");
  EXPECT_EQ(Namespace(cluster.Named("web")).enforced_level().Text(), "baseline");
  EXPECT_FALSE(Namespace(cluster.Named("web")).of_the_system());
  EXPECT_FALSE(Namespace(cluster.Named("kube-system")).enforced_level().present());
  EXPECT_TRUE(Namespace(cluster.Named("kube-system")).of_the_system());
}

TEST(StorageTest, TakesTheDefaultsOfTheApi) {
  Cluster cluster;
  cluster.Add("a.yaml",
              "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: plain}, "
              "provisioner: example.com/disk}\n---\n"
              "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: safe, "
              "annotations: {storageclass.kubernetes.io/is-default-class: \"true\"}}, "
              "reclaimPolicy: Retain, volumeBindingMode: WaitForFirstConsumer, "
              "allowVolumeExpansion: true}\n---\n"
              "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: claim}, spec: "
              "{accessModes: [ReadWriteOnce], storageClassName: \"\", resources: {requests: "
              "{storage: 1Gi}}}}\n");
  const StorageClass plain(cluster.Named("plain"));
  EXPECT_EQ(plain.provisioner(), "example.com/disk");
  EXPECT_TRUE(plain.deletes_volumes());
  EXPECT_FALSE(plain.waits_for_consumer());
  EXPECT_FALSE(plain.expandable());
  EXPECT_FALSE(plain.is_default());
  const StorageClass safe(cluster.Named("safe"));
  EXPECT_FALSE(safe.deletes_volumes());
  EXPECT_TRUE(safe.waits_for_consumer());
  EXPECT_TRUE(safe.expandable());
  EXPECT_TRUE(safe.is_default());
  const VolumeClaim claim(cluster.Named("claim"));
  EXPECT_EQ(claim.access_modes().size(), 1U);
  EXPECT_EQ(claim.class_name().Text(), "");
  ASSERT_TRUE(claim.size());
  EXPECT_EQ(claim.size()->value, 1024.0 * 1024 * 1024);
}

TEST(RbacTest, WildcardsHaveEverything) {
  Cluster cluster;
  cluster.Add("a.yaml",
              "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules:\n"
              "- {apiGroups: [\"\"], resources: [pods, '*/scale'], verbs: ['*']}\n"
              "- {apiGroups: ['*'], resources: [pods/exec], verbs: [create]}\n");
  const Role role(cluster.Named("a"));
  EXPECT_FALSE(role.cluster_wide());
  EXPECT_FALSE(role.aggregated());
  const auto rules = role.rules();
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_TRUE(rules[0].HasVerb("delete"));
  EXPECT_TRUE(rules[0].HasGroup(""));
  EXPECT_FALSE(rules[0].HasGroup("apps"));
  EXPECT_TRUE(rules[0].HasResource("pods"));
  EXPECT_FALSE(rules[0].HasResource("pods/exec"));
  EXPECT_TRUE(rules[0].HasResource("deployments/scale"));
  EXPECT_TRUE(rules[1].HasGroup("apps"));
  EXPECT_FALSE(rules[1].HasVerb("get"));
  EXPECT_TRUE(rules[1].HasResource("pods/exec"));
}

TEST(RbacTest, BindingFindsItsRole) {
  Cluster cluster;
  cluster.Add("a.yaml",
              "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b, "
              "namespace: web}, roleRef: {kind: Role, name: r}, subjects: [{kind: ServiceAccount, "
              "name: s, namespace: ci}]}\n---\n"
              "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: "
              "{name: c}, roleRef: {kind: ClusterRole, name: r}}\n---\n"
              "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, "
              "aggregationRule: {clusterRoleSelectors: []}}\n");
  const RoleBinding binding(cluster.Named("b"));
  EXPECT_EQ(binding.BoundRole(), nullptr);
  ASSERT_EQ(binding.subjects().size(), 1U);
  EXPECT_EQ(binding.subjects()[0].kind(), "ServiceAccount");
  EXPECT_EQ(binding.subjects()[0].name(), "s");
  EXPECT_EQ(binding.subjects()[0].name_space(), "ci");
  const RoleBinding wide(cluster.Named("c"));
  EXPECT_TRUE(wide.cluster_wide());
  ASSERT_NE(wide.BoundRole(), nullptr);
  EXPECT_TRUE(Role(*wide.BoundRole()).aggregated());
}

TEST(GatewayTest, EndsTlsUnlessItPassesThrough) {
  Cluster cluster;
  cluster.Add("a.yaml",
              "apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: a}\n"
              "spec:\n  listeners:\n"
              "    - {name: one, protocol: HTTPS, tls: {certificateRefs: [{name: x}]}}\n"
              "    - {name: two, protocol: TLS, tls: {mode: Passthrough}}\n"
              "    - {name: three, protocol: HTTP}\n");
  const auto listeners = Gateway(cluster.Named("a")).listeners();
  ASSERT_EQ(listeners.size(), 3U);
  EXPECT_TRUE(listeners[0].ends_tls());
  EXPECT_EQ(listeners[0].certificates().size(), 1U);
  EXPECT_FALSE(listeners[1].ends_tls());
  EXPECT_FALSE(listeners[2].ends_tls());
}

TEST(GatewayTest, RedirectsWhereARouteHangsOnTheListener) {
  Cluster cluster;
  cluster.Add(
      "a.yaml",
      "apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: a}\n"
      "spec: {listeners: [{name: http, protocol: HTTP}, {name: other, protocol: HTTP}]}\n"
      "---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\n"
      "metadata: {name: r}\nspec:\n  parentRefs: [{name: a, sectionName: http}]\n"
      "  rules: [{filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]}]\n");
  const Gateway gateway(cluster.Named("a"));
  EXPECT_TRUE(gateway.Redirects(gateway.listeners()[0]));
  EXPECT_FALSE(gateway.Redirects(gateway.listeners()[1]));
}

TEST(CertificateTest, FindsItsIssuerAndItsHosts) {
  Cluster cluster;
  cluster.Add("web/a.yaml",
              "{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: a}, spec: "
              "{secretName: s, commonName: a.example.com, dnsNames: [b.example.com], issuerRef: "
              "{name: i, kind: ClusterIssuer}}}\n---\n"
              "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: in}, spec: {tls: "
              "[{secretName: s, hosts: [a.example.com, c.example.com]}, {secretName: t, hosts: "
              "[d.example.com]}]}}\n");
  cluster.Add(
      "issuers/b.yaml",
      "{apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: {name: i}}\n---\n"
      "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: far}, spec: {tls: "
      "[{secretName: s, hosts: [e.example.com]}]}}\n");
  const Certificate certificate(cluster.Named("a"));
  EXPECT_TRUE(certificate.whole());
  EXPECT_FALSE(certificate.authority());
  EXPECT_THAT(certificate.names(), ElementsAre("a.example.com", "b.example.com"));
  EXPECT_EQ(certificate.Issuer(), &cluster.Named("i"));
  std::vector<std::string> hosts;
  for (const auto& host : HostsServedWith(certificate)) {
    hosts.emplace_back(host.Text().value_or(""));
  }
  EXPECT_THAT(hosts, ElementsAre("a.example.com", "c.example.com"));
}

TEST(IngressTest, IsCoveredByAnotherOfTheSameFolder) {
  Cluster cluster;
  const std::string_view covered =
      "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: NAME}, spec: {tls: "
      "[{hosts: ['*.example.com']}], rules: [{host: a.example.com}]}}\n";
  cluster.Add("web/a.yaml",
              "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}, spec: "
              "{rules: [{host: a.example.com}]}}\n");
  cluster.Add("web/b.yaml", std::string(covered));
  const Ingress ingress(cluster.Named("a"));
  EXPECT_TRUE(ingress.CoveredBeside("a.example.com"));
  EXPECT_FALSE(ingress.CoveredBeside("example.com"));
  EXPECT_FALSE(ingress.CoveredBeside(""));
  EXPECT_FALSE(ingress.empty());
  EXPECT_FALSE(ingress.certificate_elsewhere());
  // Its own TLS is not another one's.
  EXPECT_FALSE(Ingress(cluster.Named("NAME")).CoveredBeside("a.example.com"));
}

TEST(TextFieldTest, NamesEveryPlaceOnce) {
  Cluster cluster;
  cluster.Add("a.yaml",
              "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, labels: {l: x}}\nspec:\n"
              "  selector: {matchLabels: {s: x}}\n  template:\n"
              "    metadata: {annotations: {n: x}}\n    spec:\n      containers:\n"
              "        - {name: c, command: [run], args: [now], env: [{name: E, value: x}]}\n---\n"
              "{apiVersion: v1, kind: Pod, metadata: {name: b, labels: {l: x}}}\n---\n"
              "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {k: x}}\n---\n"
              "{apiVersion: example.com/v1, kind: Other, metadata: {name: d}, data: {k: x}}\n");
  const auto titles = [&](std::string_view name) {
    std::vector<std::string> all;
    for (const auto& field : TextFields(cluster.Named(name))) {
      all.push_back(field.Title());
    }
    return all;
  };
  EXPECT_THAT(titles("a"), ElementsAre("label `l`", "annotation `n`", "selector `s`",
                                       "environment variable `E`", "command", "argument"));
  EXPECT_THAT(titles("b"), ElementsAre("label `l`"));
  EXPECT_THAT(titles("c"), ElementsAre("key `k`"));
  EXPECT_THAT(titles("d"), IsEmpty());
}

}  // namespace linter::k8s
