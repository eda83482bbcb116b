package slowcall.integrations.async;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;

/** Turns the annotation on. Without it an annotated method runs like any other, on its caller's thread. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
class AsyncEnabled {}
